import { encode } from "uqr";

/** A payment code (EPC 069-12) as it stands on a slip. */
export const sampleQr = encode("BCD\n002\n1\nSCT\n\nStudio Helder\nNL48HLDR0001234567\nEUR2165.90\n\nRF027K4M2PXC\n\n", { border: 0, ecc: "M" }).data;

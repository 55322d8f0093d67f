// Unpacks the browser from npm into TMPDIR. A process of its own, because the package reads its environment while it is loaded.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();

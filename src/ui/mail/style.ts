/** Mail programs read no sheet of ours: every cell carries its own style. Dark colours come by class, in the head. */
export const sans = "font-family:Inter,'Helvetica Neue',Arial,sans-serif";
export const serif = "font-family:'Source Serif 4',Georgia,'Times New Roman',serif";
export const mono = "font-family:Menlo,Consolas,'Courier New',monospace";

export const ink = "#141c2b";
export const inkSoft = "#4d5768";
export const hairline = "#d9d8d2";
export const paper = "#fdfdfb";

export const body = `${sans};font-size:16px;line-height:25px;color:${ink}`;
export const softBody = `${sans};font-size:16px;line-height:25px;color:${inkSoft}`;
export const smallPrint = `${sans};font-size:14px;line-height:22px;color:${inkSoft}`;

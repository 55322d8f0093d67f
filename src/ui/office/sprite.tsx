import { raw } from "hono/html";

/** The office's marks, once per page. Chair, coin and diamond are the axes; what fills them is how far. */
export function Sprite() {
  return <svg class="sprite" aria-hidden="true" focusable="false">{raw(symbols)}</svg>;
}

const symbols = `
<symbol id="p-confirmed" viewBox="0 0 12 12"><rect x="2" y=".3" width="8" height="11.4" rx="1.3" class="fl"/></symbol>
<symbol id="p-held" viewBox="0 0 12 12"><rect x="2.6" y=".9" width="6.8" height="10.2" rx=".9" class="ln"/><path d="M2.6 6h6.8v4.2a.9.9 0 0 1-.9.9h-5a.9.9 0 0 1-.9-.9z" class="fl"/></symbol>
<symbol id="p-offered" viewBox="0 0 12 12"><rect x="2.6" y=".9" width="6.8" height="10.2" rx=".9" class="ln" stroke-dasharray="2.1 1.4"/><circle cx="6" cy="6" r="1.5" class="fl"/></symbol>
<symbol id="p-free" viewBox="0 0 12 12"><rect x="2.6" y=".9" width="6.8" height="10.2" rx=".9" class="ln" stroke-dasharray="0.01 2.32" stroke-linecap="round"/></symbol>
<symbol id="p-waiting" viewBox="0 0 12 12"><rect x="4" y="3" width="4" height="6" rx=".6" class="ln"/></symbol>
<symbol id="p-done" viewBox="0 0 12 12"><rect x="2.6" y=".9" width="6.8" height="10.2" rx=".9" class="ln"/><rect x="4.6" y="3" width="2.8" height="6" class="fl"/></symbol>
<symbol id="p-ended" viewBox="0 0 12 12"><rect x="2.6" y=".9" width="6.8" height="10.2" rx=".9" class="ln"/><path d="M4.5 4.3l3 3.4M7.5 4.3l-3 3.4" class="ln"/></symbol>
<symbol id="p-moved" viewBox="0 0 12 12"><rect x="2.6" y=".9" width="6.8" height="10.2" rx=".9" class="ln"/><path d="M4.2 6h5.6M8.2 4.3 9.9 6 8.2 7.7" class="ln"/></symbol>
<symbol id="m-none" viewBox="0 0 12 12"><path d="M3 6h6" class="ln"/></symbol>
<symbol id="m-due" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.9" class="ln"/></symbol>
<symbol id="m-partly" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.9" class="ln"/><path d="M6 1.1a4.9 4.9 0 0 0 0 9.8z" class="fl"/></symbol>
<symbol id="m-paid" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5.5" class="fl"/><path d="M3.5 6.2 5.3 8 8.6 4.3" class="ct"/></symbol>
<symbol id="m-late" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.9" class="ln"/><path d="M6 3.1v3.3" class="ln"/><circle cx="6" cy="8.5" r=".85" class="fl"/></symbol>
<symbol id="m-back" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.9" class="ln"/><path d="M8.3 6H3.7M5.5 4.2 3.7 6l1.8 1.8" class="ln"/></symbol>
<symbol id="m-stopped" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.9" class="ln"/><path d="M4.8 4v4M7.2 4v4" class="ln"/></symbol>
<symbol id="a-expected" viewBox="0 0 12 12"><path d="M6 .9 11.1 6 6 11.1.9 6z" class="ln"/></symbol>
<symbol id="a-coming" viewBox="0 0 12 12"><path d="M6 .9 11.1 6 6 11.1.9 6z" class="ln"/><circle cx="6" cy="6" r="1.7" class="fl"/></symbol>
<symbol id="a-there" viewBox="0 0 12 12"><path d="M6 .3 11.7 6 6 11.7.3 6z" class="fl"/><path d="M3.7 6.1 5.4 7.8 8.4 4.4" class="ct"/></symbol>
<symbol id="a-partly" viewBox="0 0 12 12"><path d="M6 .9 11.1 6 6 11.1.9 6z" class="ln"/><path d="M6 .9V11.1L.9 6z" class="fl"/></symbol>
<symbol id="a-noshow" viewBox="0 0 12 12"><path d="M6 .9 11.1 6 6 11.1.9 6z" class="ln"/><path d="M4.3 4.3l3.4 3.4M7.7 4.3 4.3 7.7" class="ln"/></symbol>
<symbol id="a-excused" viewBox="0 0 12 12"><path d="M6 .9 11.1 6 6 11.1.9 6z" class="ln"/><path d="M3.8 6h4.4" class="ln"/></symbol>
<symbol id="g-yes" viewBox="0 0 12 12"><path d="M1.8 6.4 4.6 9.2 10.2 3" class="ln"/></symbol>
<symbol id="g-no" viewBox="0 0 12 12"><path d="M2.6 2.6l6.8 6.8M9.4 2.6 2.6 9.4" class="ln"/></symbol>
<symbol id="g-dash" viewBox="0 0 12 12"><path d="M2.5 6h7" class="ln"/></symbol>
<symbol id="g-warn" viewBox="0 0 12 12"><path d="M6 1.2 11.3 10.6H.7z" class="ln"/><path d="M6 4.6v2.9" class="ln"/><circle cx="6" cy="9" r=".75" class="fl"/></symbol>
<symbol id="g-next" viewBox="0 0 12 12"><path d="M4.2 2 8.2 6l-4 4" class="ln"/></symbol>
<symbol id="g-you" viewBox="0 0 12 12"><path d="M1 6h8M5.8 2.8 9 6 5.8 9.2" class="ln"/></symbol>
<symbol id="g-mail" viewBox="0 0 12 12"><rect x=".8" y="2.2" width="10.4" height="7.6" class="ln"/><path d="M1 2.6 6 6.6l5-4" class="ln"/></symbol>
<symbol id="g-find" viewBox="0 0 12 12"><circle cx="5.2" cy="5.2" r="3.9" class="ln"/><path d="M8.1 8.1 11 11" class="ln"/></symbol>
<symbol id="g-scan" viewBox="0 0 12 12"><path d="M1 4V1h3M8 1h3v3M11 8v3H8M4 11H1V8" class="ln"/><path d="M2.6 6h6.8" class="ln"/></symbol>
<symbol id="n-today" viewBox="0 0 12 12"><path d="M1 2.5h10M1 6h10M1 9.5h6" class="ln"/></symbol>
<symbol id="n-sessions" viewBox="0 0 12 12"><path d="M2.6 4.4h6.8v3.2H2.6z" class="ln"/><circle cx="3.6" cy="2" r="1" class="fl"/><circle cx="8.4" cy="2" r="1" class="fl"/><circle cx="3.6" cy="10" r="1" class="fl"/><circle cx="8.4" cy="10" r="1" class="fl"/></symbol>
<symbol id="n-deals" viewBox="0 0 12 12"><circle cx="4.3" cy="6" r="3.3" class="ln"/><circle cx="7.7" cy="6" r="3.3" class="ln"/></symbol>
<symbol id="n-people" viewBox="0 0 12 12"><circle cx="6" cy="3.6" r="2.2" class="ln"/><path d="M1.6 11a4.4 4.4 0 0 1 8.8 0" class="ln"/></symbol>
<symbol id="n-money" viewBox="0 0 12 12"><path d="M1.2 2h9.6M1.2 5h9.6M1.2 8h9.6M1.2 10.4h9.6M7.6 2v8.4" class="ln"/></symbol>
<symbol id="n-terms" viewBox="0 0 12 12"><path d="M2.5 1h5l2 2v8h-7z" class="ln"/><path d="M4.3 5h3.4M4.3 7.6h3.4" class="ln"/></symbol>
`;

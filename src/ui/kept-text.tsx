/** Text as somebody wrote it, with its lines; a long address in it never makes the page wider. */
export function KeptText({ text }: { text: string }) {
  return (
    <div class="kept-text text stack">
      {text.split(/\n{2,}/).map((block) => <p>{block.split("\n").map((line, index) => <>{index > 0 && <br />}{line}</>)}</p>)}
    </div>
  );
}

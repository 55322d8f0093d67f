/** Two posts and a hand from each: the H of Handslag. */
export function HandslagMark() {
  return (
    <svg width="22" height="18" viewBox="0 0 22 18" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" focusable="false">
      <path d="M4 1v16M18 1v16M4 7.5h9.5M8.5 10.5H18" />
    </svg>
  );
}

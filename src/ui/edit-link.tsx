/** "Wijzigen", with what it changes for who cannot see the row. */
export function EditLink({ href, label, what }: { href: string; label: string; what: string }) {
  return <a href={href}>{label}<span class="quiet-name">: {what}</span></a>;
}

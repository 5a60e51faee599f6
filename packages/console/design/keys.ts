/** Whether a key press belongs to what has the focus (a field, a menu, a dialog), not to the page. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (
    target?.closest(
      'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], [role="menu"]',
    ) != null
  )
    return true;
  return document.querySelector('dialog[open]') !== null;
}

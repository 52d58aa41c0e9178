/** The focus goes to the first control in there that one sees. */
export function focusFirst(around: HTMLElement | null): void {
  around?.querySelector<HTMLElement>('input:not([type="hidden"]), select, button')?.focus();
}

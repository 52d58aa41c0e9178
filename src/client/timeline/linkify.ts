export type Piece = { readonly text: string; readonly href: string | null };

const ADDRESS = /https?:\/\/[^\s<>"'`]+/giu;
const TRAILING = ".,;:!?…)]}»”’";

/** Cuts a text into plain pieces and web addresses. Only http and https: nothing else may become a link. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!isWebAddress(address)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null });
    pieces.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}

/** A sentence's full stop does not belong to the address, nor does a bracket that was opened before it. */
function withoutTrailing(found: string): string {
  const opened = found.split("(").length;
  let closed = found.split(")").length;
  let end = found.length;
  while (end > 0 && TRAILING.includes(found.charAt(end - 1))) {
    if (found.charAt(end - 1) === ")") {
      if (closed <= opened) break;
      closed -= 1;
    }
    end -= 1;
  }
  return found.slice(0, end);
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol);
}

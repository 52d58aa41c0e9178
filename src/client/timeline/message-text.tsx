import { linkify } from "./linkify.ts";

/** Text as it was written, and as text: only web addresses become links. */
export function MessageText({ text }: { text: string }) {
  return (
    <div class="bubble" dir="auto">
      {linkify(text).map((piece, index) =>
        piece.href === null ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer">
            {piece.text}
          </a>
        ),
      )}
    </div>
  );
}

import { type Interrupted, interruptedUploads, PLACE, type Place } from "./interrupted.ts";

export function keepUpload(place: Place, upload: Interrupted): void {
  keep(place, [...interruptedUploads(place).filter(({ mark }) => mark !== upload.mark), upload]);
}

export function forgetUpload(place: Place, mark: string): void {
  keep(
    place,
    interruptedUploads(place).filter((each) => each.mark !== mark),
  );
}

function keep(place: Place, uploads: readonly Interrupted[]): void {
  if (uploads.length === 0) place.removeItem(PLACE);
  else place.setItem(PLACE, JSON.stringify(uploads));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { openDevices } from "./open-devices.ts";

const ANY = { camera: null, microphone: null };
const STREAM = { id: "what the camera sees" } as MediaStream;

/** A browser that lets through what `fits`, and throws an error of this name at everything else. */
function browser(fits: (asked: MediaStreamConstraints) => boolean, errorName = "NotFoundError") {
  const asked: MediaStreamConstraints[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints = {}) => {
    asked.push(constraints);
    if (fits(constraints)) return STREAM;
    throw Object.assign(new Error("refused by the test"), { name: errorName });
  };
  return { asked, getUserMedia };
}

test("camera and microphone are opened together", async () => {
  const media = browser(() => true);
  assert.deepEqual(await openDevices(media, ANY), { stream: STREAM });
  assert.deepEqual(media.asked, [{ video: true, audio: true }]);
});

test("who has only one of them sees or hears with that one", async () => {
  assert.deepEqual(
    await openDevices(
      browser(({ audio }) => !audio),
      ANY,
    ),
    { stream: STREAM },
  );
  assert.deepEqual(
    await openDevices(
      browser(({ video }) => !video),
      ANY,
    ),
    { stream: STREAM },
  );
});

test("a chosen camera that was unplugged is replaced by another", async () => {
  const media = browser(({ video }) => video === true, "OverconstrainedError");
  assert.deepEqual(await openDevices(media, { camera: "gone", microphone: null }), { stream: STREAM });
  assert.deepEqual(media.asked[0]?.video, { deviceId: { exact: "gone" } });
});

test("a person who refuses is not asked again and again", async () => {
  const media = browser(() => false, "NotAllowedError");
  assert.deepEqual(await openDevices(media, ANY), { obstacle: "refused" });
  assert.equal(media.asked.length, 1);
});

test("what stands in the way is told apart", async () => {
  assert.deepEqual(
    await openDevices(
      browser(() => false),
      ANY,
    ),
    { obstacle: "none" },
  );
  assert.deepEqual(
    await openDevices(
      browser(() => false, "NotReadableError"),
      ANY,
    ),
    { obstacle: "busy" },
  );
  assert.deepEqual(await openDevices(undefined, ANY), { obstacle: "not possible" });
});

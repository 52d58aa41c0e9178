import { useEffect, useId, useRef } from "preact/hooks";
import { sayInWaitingRoom as words } from "../text/english-waiting-room.ts";
import { LevelMeter } from "./level-meter.tsx";
import type { Wanted } from "./open-devices.ts";
import { usePreview } from "./use-preview.ts";

/** Lets one see and hear beforehand whether camera and microphone work. */
export function Preview() {
  const { preview, devices, start, turnOff } = usePreview();
  return (
    <section class="devices" aria-labelledby="devices">
      <h2 id="devices">{words.devices}</h2>
      <p class="hint">{words.devicesWhy}</p>
      {preview.is === "on" && <Shown stream={preview.stream} devices={devices} onChosen={start} />}
      <div role="status">
        {preview.is === "asking" && <p class="late">{words.asking}</p>}
        {preview.is === "hindered" && <p>{words.obstacles[preview.obstacle]}</p>}
      </div>
      {preview.is === "on" ? (
        <button type="button" class="quiet" onClick={turnOff}>
          {words.stop}
        </button>
      ) : (
        <button
          type="button"
          class="quiet"
          aria-disabled={preview.is === "asking"}
          onClick={() => preview.is !== "asking" && start()}
        >
          {words.tryThem}
        </button>
      )}
    </section>
  );
}

type ShownProps = {
  readonly stream: MediaStream;
  readonly devices: readonly MediaDeviceInfo[];
  readonly onChosen: (change: Partial<Wanted>) => void;
};

function Shown({ stream, devices, onChosen }: ShownProps) {
  return (
    <>
      <Picture stream={stream} />
      <Sound stream={stream} />
      <div class="device-choice">
        <DeviceChoice
          label={words.camera}
          kind="videoinput"
          devices={devices}
          inUse={idOf(stream.getVideoTracks()[0])}
          onChosen={(camera) => onChosen({ camera })}
        />
        <DeviceChoice
          label={words.microphone}
          kind="audioinput"
          devices={devices}
          inUse={idOf(stream.getAudioTracks()[0])}
          onChosen={(microphone) => onChosen({ microphone })}
        />
      </div>
    </>
  );
}

/** As in a mirror. */
function Picture({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  if (stream.getVideoTracks().length === 0) return <p>{words.noPicture}</p>;
  return <video class="picture" ref={video} aria-label={words.preview} autoPlay muted playsInline />;
}

function Sound({ stream }: { stream: MediaStream }) {
  if (stream.getAudioTracks().length === 0) return <p>{words.noSound}</p>;
  return <LevelMeter stream={stream} />;
}

type DeviceChoiceProps = {
  readonly label: string;
  readonly kind: "videoinput" | "audioinput";
  readonly devices: readonly MediaDeviceInfo[];
  readonly inUse: string | undefined;
  readonly onChosen: (id: string) => void;
};

/** Some browsers keep the names of devices to themselves. */
function DeviceChoice({ label, kind, devices, inUse, onChosen }: DeviceChoiceProps) {
  const id = useId();
  const choice = devices.filter((device) => device.kind === kind && device.deviceId !== "");
  const unnamed = kind === "videoinput" ? words.unnamedCamera : words.unnamedMicrophone;
  if (choice.length === 0) return null;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={inUse} onChange={(event) => onChosen(event.currentTarget.value)}>
        {choice.map((device, index) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || unnamed(index + 1)}
          </option>
        ))}
      </select>
    </div>
  );
}

function idOf(track: MediaStreamTrack | undefined): string | undefined {
  return track?.getSettings().deviceId;
}

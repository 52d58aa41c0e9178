/** The words of the waiting room. */
export const sayInWaitingRoom = {
  with: (host: string) => `With ${host}`,
  when: (day: string, time: string, zone: string) => `${day}, ${time} (${zone})`,
  yourSession: (host: string, when: string) => `Your session with ${host} · ${when}`,
  today: (time: string) => `today ${time}`,
  tomorrow: (time: string) => `tomorrow ${time}`,
  early: (host: string, when: string) =>
    `Your session with ${host} is ${when}. You can come in one hour before.`,
  earlyWhen: {
    today: (time: string) => `today at ${time}`,
    tomorrow: (day: string, time: string) => `tomorrow, ${day}, at ${time}`,
    later: (day: string, time: string) => `on ${day} at ${time}`,
  },
  earlyStay: "You can leave this page open: it goes on by itself then.",
  told: {
    here: (host: string) => `${host} has been told that you are here.`,
    letter: (host: string) =>
      `${host} is not online now. A message is on its way to tell them that you are here.`,
    later: (host: string) => `${host} is not online now. They see that you are here as soon as they come.`,
  },
  stay: "Stay on this page, or look into the chat meanwhile. You keep your place.",
  ready: (host: string) => `${host} is ready for you`,
  readyGoOn: "Go on in the chat",
  ended: "This session has ended",
  endedWhy: "If you think that it should not have, write to your host in the chat.",
  toChat: "Go to the chat",
  camera: "Camera",
  microphone: "Microphone",
  devices: "Camera and microphone",
  devicesWhy: "Nobody sees or hears this. It is for you to see whether they work.",
  tryThem: "Try camera and microphone",
  asking: "Your browser asks whether this page may use them. Please allow it.",
  stop: "Turn them off",
  preview: "What your camera sees",
  level: "What your microphone hears",
  levelHint: "Say something: the bar moves when you are heard.",
  noPicture: "There is no picture: no camera was found, or another program is using it.",
  noSound: "There is no sound: no microphone was found, or another program is using it.",
  unnamedCamera: (number: number) => `Camera ${number}`,
  unnamedMicrophone: (number: number) => `Microphone ${number}`,
  obstacles: {
    refused:
      "Your browser does not let this page use camera and microphone. Press the sign beside the address at the top (a camera, a lock or two sliders), allow both, and try again. Waiting and chatting work without them.",
    none: "No camera and no microphone were found. Plug one in, or switch it on, and try again. Waiting and chatting work without them.",
    busy: "Another program is using camera and microphone. Close it, and try again. Waiting and chatting work without it.",
    "not possible":
      "This browser cannot use camera and microphone here. Waiting and chatting work without them.",
  },
};

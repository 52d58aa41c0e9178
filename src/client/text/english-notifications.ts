/** The words of the page where one says how one wants to be told of messages. */
export const sayOfNotifications = {
  about:
    "When somebody writes to you while you are not here, you are sent a short note. It never has a word of the message in it.",
  how: "How you are told",
  sms: "By text message",
  smsTo: (number: string) => `By text message to ${number}`,
  email: "By e-mail",
  emailTo: (address: string) => `By e-mail to ${address}`,
  none: "Not at all",
  noneHint: "You find your messages when you come.",
  noMobile: "There is no mobile number on file.",
  noEmail: "There is no e-mail address on file.",
  noSms: "Text messages are not sent from here.",
  endingIn: (lastFour: string) => `the number ending in ${lastFour}`,
  guestDetails: "Your number and your address are kept by your clinic. Ask them if something has changed.",
  optedOut:
    "This number has asked for no more texts (STOP). To have them again, send START from your phone to the number they came from. Until then you are told by e-mail, if there is an address.",
  mobile: "Your mobile phone",
  mobileHint: "In the United States or Canada. Leave it empty if you want no texts.",
  quiet: "Quiet hours",
  quietHint: "Send me nothing at certain times of the day",
  from: "From",
  until: "Until",
  timeZone: "Your time zone",
  save: "Save",
  saved: "Saved.",
};

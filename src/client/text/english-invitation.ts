/** The words of the door that a guest's link leads to: index.html has them in itself. */
export const sayAtInvitation = {
  noScripts:
    "This page needs JavaScript. Please switch it on in your browser, and open the page again, or call your clinic.",
  heading: "Your chat is ready",
  what: "This link leads to your private chat with your clinic.",
  open: "Open chat",
  opening: "Opening your chat …",
};

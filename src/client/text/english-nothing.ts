/** The words where there is nothing, or nothing any more. */
export const sayOfNothing = {
  nothingHereWhy: "The link may be old, or part of it is missing.",
  toHome: "Go to the first page",
  notYours: "This chat is not among yours. It may have been closed, or you may have been removed from it.",
};

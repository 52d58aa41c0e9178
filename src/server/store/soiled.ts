/** Whether something was erased that the journal may still hold; at the start nobody knows. */
export interface Soiled {
  since: boolean;
}

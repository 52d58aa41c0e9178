/**
 * Signs in as the sign-in page does.
 * @returns the `Cookie` header of the session
 * @throws Error with the status when it is refused
 */
export async function signIn(url: string, account: { email: string; password: string }): Promise<string> {
  const { email, password } = account;
  const answer = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  await answer.arrayBuffer();
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (answer.status !== 204 || cookie === undefined)
    throw new Error(`Sign-in was answered ${answer.status}.`);
  return cookie;
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** The accounts that `--demo` printed: `demo  <e-mail>  <password>  <roles>`. */
export function demoAccounts(output: string): DemoAccount[] {
  return output.split("\n").flatMap((line) => {
    const [word, email, password, roles] = line.split("  ");
    if (word !== "demo" || email === undefined || password === undefined || roles === undefined) return [];
    return [{ email, password, roles: roles.split(",") }];
  });
}

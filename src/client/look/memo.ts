import { Component, type ComponentChildren, type FunctionComponent, h } from "preact";

/** Draws a component again only if one of its properties is another one: a thread has thousands of messages. */
export function memo<P extends object>(Draw: FunctionComponent<P>): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const now = this.props;
      for (const name of Object.keys(next) as (keyof P)[]) if (next[name] !== now[name]) return true;
      return false;
    }
    override render(): ComponentChildren {
      return h(Draw, this.props as P & { children?: never });
    }
  }
  return Memo as unknown as FunctionComponent<P>;
}

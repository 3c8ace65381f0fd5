import type { App } from '../../src/app/app.ts';

const PORTS = [
  'actionReminders',
  'actionPlans',
  'changedPeople',
  'people',
  'digests',
  'digestPosts',
  'effects',
  'effectLeases',
  'externalIds',
] as const;

/** Every call of a worker to a port counts; the one with this number is its last: it dies before it, or right after. */
export function mortal(app: App, dies: { readonly on: number; readonly after: boolean }) {
  let calls = 0;
  const state = { dead: false };
  const death = () => {
    state.dead = true;
    throw new Error('killed');
  };
  const guard = <P extends object>(port: P): P =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          // The dead do not try again later.
          if (state.dead && name === 'outlived') return new Promise(() => undefined);
          if (state.dead) throw new Error('killed');
          calls += 1;
          const last = calls === dies.on;
          if (last && !dies.after) death();
          const answer: unknown = await Reflect.apply(method, target, args);
          if (last) death();
          return answer;
        };
      },
    });
  const guarded = Object.fromEntries(PORTS.flatMap((name) => (app[name] ? [[name, guard(app[name])]] : [])));
  return { worker: { ...app, ...guarded } as App, state };
}

"use client";

import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";

/** A component in a script of its own. `preload` fetches it ahead of time, so that it shows without waiting. */
type LazyPart<Props extends object> = ComponentType<Props> & { preload: () => Promise<void> };

/** `lazy`, with its script to be fetched ahead of the first rendering. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let fetched: { default: ComponentType<Props> } | null = null;
  const fetch = async () => {
    fetched ??= { default: await load() };
    return fetched;
  };
  const Part = lazy(() => (fetched ? alreadyHere(fetched) : fetch()));
  return Object.assign((props: Props) => <Part {...props} />, {
    // Offline, or after a deployment, the first rendering tries again.
    preload: () => fetch().then(nothing, nothing),
  });
}

const nothing = () => {};

/** A promise that calls back synchronously: `lazy` then renders in the same frame, without its fallback in between. */
function alreadyHere<Value>(value: Value): Promise<Value> {
  const promise = Promise.resolve(value);
  return Object.assign(promise, {
    // biome-ignore lint/suspicious/noThenProperty: React calls back through `then`.
    then: ((take: (value: Value) => unknown) => {
      take(value);
      return promise;
    }) as typeof promise.then,
  });
}

type LazilyProps = { fallback?: ReactNode; children: ReactNode };

/** Shows lazy parts. The fallback shows until their script has loaded, and if it cannot be fetched. */
export function Lazily({ fallback = null, children }: LazilyProps) {
  return (
    <FetchBoundary fallback={fallback}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </FetchBoundary>
  );
}

/** Offline, or when a newer version was deployed, a script cannot be fetched. Any other error is passed on. */
class FetchBoundary extends Component<LazilyProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const error: unknown = this.state.error;
    if (error === null) return this.props.children;
    if (
      error instanceof Error &&
      /ChunkLoadError|dynamically imported module/.test(`${error.name} ${error.message}`)
    )
      return this.props.fallback;
    throw error;
  }
}

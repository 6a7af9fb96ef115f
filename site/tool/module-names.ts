import { resolve } from "node:path";
import { type Application, Converter, ReflectionKind } from "typedoc";
import type { EntryPoint } from "./entry-points.ts";

/** A plugin of TypeDoc, which names modules after their files: it names them as callers import them. */
export function moduleNames(packages: string, entries: readonly EntryPoint[]): (app: Application) => void {
  const names = new Map(entries.map(({ name, types }) => [resolve(packages, types), name]));
  return (app) => {
    app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
      if (!reflection.kindOf(ReflectionKind.Module)) return;
      const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
      const name = names.get(file ?? "");
      if (name === undefined) throw new Error(`${file} is no entry point of a package`);
      reflection.name = name;
    });
  };
}

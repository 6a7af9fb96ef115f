import { basename } from "node:path";
import { publicPackages } from "../lib/public-packages.ts";

/** The folders of the packages that are published. */
export const published: readonly string[] = (await publicPackages()).map(({ folder }) => basename(folder));

import { basename } from "node:path";
import { publicPackages } from "../../../scripts/lib/project/published-packages.ts";

/** The folders of the packages that are published. */
export const published: readonly string[] = (await publicPackages()).map(({ folder }) => basename(folder));

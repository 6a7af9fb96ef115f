import { diffSpecs } from "@invitation-clients/openapi-semver/node";
import { failedWith } from "./answer.ts";
import type { Judge } from "./judge.ts";

/** The judge of this repository. Its answer is one bump. */
export const ours: Judge = {
  name: "openapi-semver",
  version: "this commit",
  async ask({ oldFile, newFile }) {
    try {
      const { bump } = await diffSpecs(oldFile, newFile);
      return { text: bump, bumps: [bump] };
    } catch (error) {
      return failedWith(error);
    }
  },
};

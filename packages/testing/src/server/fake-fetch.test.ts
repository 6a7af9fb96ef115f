import { describe } from "vitest";
import { everyForm } from "../test-support/every-form.js";

describe("the fakes through their own fetch", () => {
  everyForm({ reach: async ({ clientOptions: { fetch } }) => ({ fetch }), unplayable: [] });
});

import type { ApiPlan } from "../plan/api-plan.ts";
import { sentence } from "../plan/resource-plan.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `package.json`, like those of the other APIs. */
export function manifest({ names, title, bodies }: ApiPlan): string {
  return json({
    name: names.package,
    version: "0.0.0",
    description: `Typed client for ${title}`,
    license: "MIT",
    type: "module",
    sideEffects: false,
    keywords: [names.folder, "openapi", "api-client"],
    engines: { node: ">=20.19" },
    files: ["dist", "src/generated/openapi.json", "README.md", "LICENSE", "CHANGELOG.md"],
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./openapi.json": "./src/generated/openapi.json",
      ...(bodies.length > 0 ? { "./validate": { types: "./dist/validate.d.ts", default: "./dist/validate.js" } } : {}),
      "./package.json": "./package.json",
    },
    scripts: {
      generate: `node ../../scripts/generate/main.ts ${names.folder}`,
      build: `tsc -p tsconfig.build.json && node ../../scripts/build/main.ts ${names.folder}`,
      "check:types": "tsc -p tsconfig.json",
      prepack:
        "node -e \"if (!require('node:fs').existsSync('dist/index.js')) { console.error('Not built: run pnpm build in the root first.'); process.exit(1); }\"",
    },
    dependencies: { "@invitation-clients/runtime": "workspace:*" },
    devDependencies: {
      "@invitation-clients/contract-kit": "workspace:*",
      "@types/node": "catalog:",
      typescript: "catalog:",
      vitest: "catalog:",
    },
    publishConfig: { access: "public" },
  });
}

/** `turbo.json`: a change of one spec generates one package. */
export function turboConfig({ names }: ApiPlan): string {
  return json({
    $schema: "https://turborepo.com/schema.json",
    extends: ["//"],
    tasks: {
      generate: {
        inputs: [
          "package.json",
          `$TURBO_ROOT$/specs/${names.folder}/**`,
          "$TURBO_ROOT$/scripts/generate/**",
          "$TURBO_ROOT$/scripts/lib/**",
          "$TURBO_ROOT$/packages/openapi-semver/src/document/**",
          "$TURBO_ROOT$/packages/request-bodies/src/**",
        ],
        outputs: ["src/generated/**"],
      },
      build: { dependsOn: ["generate", "^build"] },
    },
  });
}

export const tsconfig: string = json({
  extends: "../../tsconfig.base.json",
  compilerOptions: { noEmit: true, types: ["node"] },
  include: ["src"],
});

export const tsconfigBuild: string = json({
  extends: "../../tsconfig.base.json",
  compilerOptions: { rootDir: "src", outDir: "dist" },
  include: ["src"],
  exclude: ["src/**/*.test.ts", "src/**/*.test-d.ts", "src/test-support"],
});

/** The changeset that makes the first version 1.0.0. */
export function changeset({ names, title }: ApiPlan): string {
  return `---\n"${names.package}": major\n---\n\nFirst release: a typed client for ${sentence(title)}\n`;
}

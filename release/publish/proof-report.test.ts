import { describe, expect, it } from "vitest";
import { objectionTo, type PackageProof, type ProofReport } from "./proof-report.ts";

const passed = { name: "contract", passed: true, detail: "" };
const report = (proof: Partial<PackageProof> = {}): ProofReport => ({
  commit: "abc",
  node: "24",
  isSmoke: false,
  isDirty: false,
  packages: [{ name: "a", version: "1.0.0", tarball: "a.tgz", integrity: "sha512-x", steps: [passed], ...proof }],
});
const intent = { name: "a", version: "1.0.0", integrity: "sha512-x", head: "abc", isRehearsal: false };

describe("a version may be published", () => {
  it("if every step of the proof of exactly this tarball passed", () => {
    expect(objectionTo(report(), intent)).toBeUndefined();
  });
});

describe("a version is held back", () => {
  it("without a proof", () => {
    expect(objectionTo(undefined, intent)).toContain("no proof");
  });

  it("if the proof is of another package or version", () => {
    expect(objectionTo(report({ name: "b" }), intent)).toBe("the proof does not name it");
    expect(objectionTo(report({ version: "0.9.0" }), intent)).toBe("the proof is of 0.9.0");
  });

  it("if a step failed, or there was none", () => {
    const steps = [passed, { name: "README code", passed: false, detail: "" }];
    expect(objectionTo(report({ steps }), intent)).toBe("its proof failed: README code");
    expect(objectionTo(report({ steps: [] }), intent)).toBe("its proof failed: nothing was tried");
  });

  it("if the tarball is missing or was changed after the proof", () => {
    expect(objectionTo(report(), { ...intent, integrity: undefined })).toBe("a.tgz is missing");
    expect(objectionTo(report(), { ...intent, integrity: "sha512-y" })).toBe(
      "a.tgz is not the tarball that was proven",
    );
  });

  it("if the proof is of another commit, even on a registry on this machine", () => {
    expect(objectionTo(report(), { ...intent, head: "def" })).toContain(
      "the proof is of commit abc, but def is checked out",
    );
    expect(objectionTo(report(), { ...intent, head: "def", isRehearsal: true })).toContain("commit abc");
    expect(objectionTo(report(), { ...intent, head: undefined })).toContain("commit abc");
  });

  it("if something was not committed during the proof, except on a registry on this machine", () => {
    const dirty = { ...report(), isDirty: true };
    expect(objectionTo(dirty, intent)).toContain("not committed");
    expect(objectionTo(dirty, { ...intent, isRehearsal: true })).toBeUndefined();
  });

  it("if it was only smoke-tested, except on a registry on this machine", () => {
    const smoke = { ...report(), isSmoke: true };
    expect(objectionTo(smoke, intent)).toContain("only smoke-tested");
    expect(objectionTo(smoke, { ...intent, isRehearsal: true })).toBeUndefined();
  });
});

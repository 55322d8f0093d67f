import { commands } from "./commands/registry.ts";
import { Finding, WrongUse } from "./commands/command.ts";
import { ConfigError } from "./platform/config.ts";

const [name = "help", ...args] = process.argv.slice(2);
process.exitCode = await runCommand();

/** 0 fine, 1 a finding or a fault, 2 wrong use, 3 a dossier under another key than was given; every fault that a person can mend is one line. */
async function runCommand(): Promise<number> {
  const command = commands.find((one) => one.name === name);
  if (["help", "--help", "-h"].includes(name)) {
    process.stdout.write(overview());
    return 0;
  }
  if (command === undefined) {
    process.stderr.write(`there is no command ${name}; there are ${commands.map((one) => one.name).join(", ")}\n`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(`${command.usage}\n\n${command.about}\n`);
    return 0;
  }
  try {
    const { run } = await command.load();
    await run(args, process.env);
    return 0;
  } catch (error) {
    if (error instanceof Finding) return error.exitCode;
    if (error instanceof WrongUse || error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stderr.write(`${error instanceof Error ? readable(error) : String(error)}\n`);
    return 1;
  }
}

function readable(error: Error): string {
  const stack = process.env["HANDSLAG_TRACE"] === undefined ? "" : `\n${error.stack ?? ""}`;
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}${stack}`;
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.about.split("\n")[0] ?? ""}`);
  return `Handslag. Usage: npm run -s handslag -- <command> [--help]\n\n${lines.join("\n")}\n`;
}

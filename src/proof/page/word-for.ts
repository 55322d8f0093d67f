/** The word for a name, and the name itself where there is none: a file can name what no list has, also what every object has. */
export function wordFor(name: string, words: Readonly<Record<string, string>>): string {
  return Object.hasOwn(words, name) ? words[name] ?? name : name;
}

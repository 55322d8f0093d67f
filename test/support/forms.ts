import type { Seen } from "./office.ts";
import { seen } from "./office.ts";

/** Fields of a form as a browser sends them. */
export type Fields = Record<string, string | readonly string[]>;

/** A date of two meetings, on location and online, with every field filled in. */
export function dateFields(termsId: string, change: Fields = {}): Fields {
  return {
    "meeting-date": ["2027-03-11", "2027-03-12"],
    "meeting-start": ["09:30", "10:00"],
    "meeting-end": ["17:00", "16:00"],
    "meeting-place": ["Pakhuis De Wending", ""],
    "meeting-address": ["Sluiskade 40, Utrecht", ""],
    "meeting-url": ["", "https://ontmoeten.example/b"],
    price: "1.250,50",
    capacity: "12",
    minimum: "4",
    untilDate: "2027-03-01",
    untilTime: "",
    language: "en",
    terms: termsId,
    set: "strict",
    ...change,
  };
}

export const oneMeeting = (change: Record<string, string> = {}): Fields => ({
  "meeting-date": "2027-03-11", "meeting-start": "09:30", "meeting-end": "17:00", "meeting-place": "De Wending", "meeting-address": "", "meeting-url": "", ...change,
});

export const noMeetings: Fields = { "meeting-date": [], "meeting-start": [], "meeting-end": [], "meeting-place": [], "meeting-address": [], "meeting-url": [] };

/** What the summary of errors says, each with the field that it leads to. */
export function summary({ html }: Seen): [id: string, text: string][] {
  const [, list = ""] = /class="error-summary"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(html) ?? [];
  return [...list.matchAll(/href="#([^"]+)">([\s\S]*?)<\/a>/g)].map(([, id = "", text = ""]) => [id, seen(text)]);
}

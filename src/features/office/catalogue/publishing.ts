import { whyNotPublishable } from "../../../domain/catalogue/publishable.ts";
import type { PublishingRefusal } from "../../../domain/catalogue/publishable.ts";
import type { MeetingInput } from "../../catalogue/actions.ts";
import type { Meeting, SessionView } from "../../catalogue/store.ts";
import { fieldsOf } from "./check-session-form.ts";

/** What keeps a session from being published, each with the field of its form; empty when nothing does. */
export function missingFrom({ session, meetings }: SessionView, now: Temporal.Instant): [fieldId: string, why: PublishingRefusal][] {
  const days = meetings.map(meetingInputOf);
  const why = whyNotPublishable({
    termsVersionId: session.terms_version_id,
    meetings: days,
    capacity: session.capacity,
    minimum: session.minimum,
    seatsTaken: session.seats_taken,
    signUpUntil: session.sign_up_until,
    now,
  });
  return fieldsOf(why, days);
}

export function meetingInputOf(meeting: Meeting): MeetingInput {
  return { startsAt: meeting.starts_at, endsAt: meeting.ends_at, place: meeting.place, address: meeting.address, onlineUrl: meeting.online_url };
}

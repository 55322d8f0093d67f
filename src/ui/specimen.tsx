import { Cancel } from "./specimen/cancel.tsx";
import { Course } from "./specimen/course.tsx";
import { Deal } from "./specimen/deal.tsx";
import { LogIn } from "./specimen/log-in.tsx";
import { Mail } from "./specimen/mail.tsx";
import { OfficeConditions } from "./specimen/office-conditions.tsx";
import { OfficeDay } from "./specimen/office-day.tsx";
import { OfficeDeal } from "./specimen/office-deal.tsx";
import { OfficeSession } from "./specimen/office-session.tsx";
import { OfficeSettings } from "./specimen/office-settings.tsx";
import { OfficeToday } from "./specimen/office-today.tsx";
import { Review } from "./specimen/review.tsx";
import { SignUp } from "./specimen/sign-up.tsx";
import { Terms } from "./specimen/terms.tsx";

/** Whole pages that together show every component, with invented people: to look at, and to test. */
export const pageSpecimens = {
  course: <Course />,
  "sign-up": <SignUp />,
  review: <Review />,
  deal: <Deal />,
  cancel: <Cancel />,
  terms: <Terms />,
  "log-in": <LogIn />,
  "office-today": <OfficeToday />,
  "office-session": <OfficeSession />,
  "office-deal": <OfficeDeal />,
  "office-conditions": <OfficeConditions />,
  "office-day": <OfficeDay />,
  "office-settings": <OfficeSettings />,
};

/** A mail, which may carry its styles in its tags. */
export const mailSpecimens = { mail: <Mail /> };

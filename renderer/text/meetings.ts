import type { MeetingKind } from '../../shared/domain/appointment.ts';

/** How a meeting is held. */
export const meetingKindWords: Readonly<Record<MeetingKind, string>> = {
  phone: 'by phone',
  video: 'by video',
  inPerson: 'in person',
};

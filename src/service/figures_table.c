/* SPDX-License-Identifier: MIT */
/* Every figure there is (DOMAIN 5.3 and 8c), how it is counted and from what. */
#include "figures_priv.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/figures.h"
#include "hub/model/group.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/peer.h"
#include "hub/model/risk.h"
#include "hub/model/stay.h"
#include "hub/model/training.h"
#include "hub/model/unit.h"

#define FROM(source) (1U << COUNT_##source)
#define STAYED  "planned|emergency"
#define SUPPORT "call|message|visit|school|hospital"
#define CAME    "child|adult|guest"

// clang-format off
#define FIGURE(id, part, title, one, many, how, total, flags, noun, sources, tags, when, measure) \
    {{id, part, title, one, many, how, total, flags}, &noun##_noun, sources, tags, WHEN_##when, MEASURE_##measure}

const struct figure_row figure_rows[] = {
    FIGURE("families", "Families", "Families in the hub", "family", "families",
        "Families that had joined and not left on the last day. Those with a peer only are counted with the peers.",
        NULL, FIGURE_PEOPLE | FIGURE_KEY, family, FROM(FAMILIES), "hub", LAST_DAY, RECORDS),
    FIGURE("families-new", "Families", "New families", "family", "families",
        "Families that joined in these days.",
        NULL, FIGURE_PEOPLE | FIGURE_KEY, family, FROM(FAMILIES), "hub", BEGINS, RECORDS),
    FIGURE("families-left", "Families", "Families that left", "family", "families",
        "Families whose day of leaving is one of these days.",
        NULL, FIGURE_PEOPLE, family, FROM(FAMILIES), "hub", ENDS, RECORDS),
    FIGURE("children", "Families", "Children", "child", "children",
        "Children, born by then, of the families in the hub on the last day.",
        NULL, FIGURE_PEOPLE | FIGURE_KEY, child, FROM(CHILDREN), "hub", LAST_DAY, RECORDS),
    FIGURE("families-helped", "Families", "Families who used the hub", "family", "families",
        "Different families that stayed, came to an event, or had a call, message, visit, school or hospital support. Each counts once.",
        NULL, FIGURE_PEOPLE, family, FROM(STAYS) | FROM(LOG) | FROM(REGISTER), "planned|emergency|day|tea|child|adult|" SUPPORT, TOUCHES, FAMILIES),

    FIGURE("stays", "Sleepovers", "Sleepovers", "sleepover", "sleepovers",
        "Planned and emergency stays, agreed or happened, that began in these days.",
        NULL, FIGURE_PEOPLE | FIGURE_CHART | FIGURE_KEY, stay, FROM(STAYS), STAYED, BEGINS, RECORDS),
    FIGURE("stays-planned", "Sleepovers", "of them planned", "sleepover", "sleepovers",
        "Planned stays, agreed or happened, that began in these days.",
        "stays", FIGURE_UNDER | FIGURE_PEOPLE, stay, FROM(STAYS), "planned", BEGINS, RECORDS),
    FIGURE("stays-emergency", "Sleepovers", "of them emergencies", "sleepover", "sleepovers",
        "Emergency stays that began in these days.",
        "stays", FIGURE_UNDER | FIGURE_PEOPLE | FIGURE_KEY, stay, FROM(STAYS), "emergency", BEGINS, RECORDS),
    FIGURE("nights", "Sleepovers", "Nights", "night", "nights",
        "Nights of these stays that lie in these days, also of stays that began before. A family's children together count once a night.",
        NULL, FIGURE_PEOPLE | FIGURE_CHART | FIGURE_KEY, stay, FROM(STAYS), STAYED, TOUCHES, NIGHTS),
    FIGURE("nights-planned", "Sleepovers", "of them planned", "night", "nights",
        "Nights of planned stays that lie in these days.",
        "nights", FIGURE_UNDER | FIGURE_PEOPLE, stay, FROM(STAYS), "planned", TOUCHES, NIGHTS),
    FIGURE("nights-emergency", "Sleepovers", "of them in emergencies", "night", "nights",
        "Nights of emergency stays that lie in these days.",
        "nights", FIGURE_UNDER | FIGURE_PEOPLE, stay, FROM(STAYS), "emergency", TOUCHES, NIGHTS),
    FIGURE("child-nights", "Sleepovers", "Child nights", "night", "nights",
        "The same nights, each child of the stay counted.",
        NULL, FIGURE_PEOPLE, stay, FROM(STAYS), STAYED, TOUCHES, CHILD_NIGHTS),
    FIGURE("children-stayed", "Sleepovers", "Children who stayed", "child", "children",
        "Children with at least one of these nights. Each counts once, however often they came.",
        NULL, FIGURE_PEOPLE | FIGURE_KEY, child, FROM(STAY_CHILDREN), STAYED, TOUCHES, WHO),
    FIGURE("children-first", "Sleepovers", "of them for the first time", "child", "children",
        "Children whose first night ever in the hub is one of these days; the others had been before.",
        NULL, FIGURE_UNDER | FIGURE_PEOPLE, child, FROM(FIRST_NIGHTS), NULL, BEGINS, WHO),
    FIGURE("visits-day", "Sleepovers", "Day and tea visits", "visit", "visits",
        "Day and tea visits, agreed or happened, that began in these days.",
        NULL, FIGURE_PEOPLE, stay, FROM(STAYS), "day|tea", BEGINS, RECORDS),
    FIGURE("stays-cancelled", "Sleepovers", "Stays cancelled", "stay", "stays",
        "Stays and visits that were to begin in these days and were cancelled. They are in no other number.",
        NULL, FIGURE_PEOPLE, stay, FROM(STAYS), "cancelled", BEGINS, RECORDS),
    FIGURE("nights-cancelled", "Sleepovers", "nights", "night", "nights",
        "The nights in these days that cancelled stays would have had.",
        NULL, FIGURE_UNDER | FIGURE_PEOPLE, stay, FROM(STAYS), "cancelled", TOUCHES, NIGHTS),

    FIGURE("events", "Events", "Events held", "event", "events",
        "Events and dates of series that have begun and were not cancelled. Meetings of groups are counted below.",
        NULL, FIGURE_KEY, event, FROM(EVENTS), "taken|not taken", BEGINS, RECORDS),
    FIGURE("events-unregistered", "Events", "Registers not taken", "event", "events",
        "Of these events, those without anybody marked as come or not come. Who was there is not known; it is not nought.",
        NULL, 0, event, FROM(EVENTS), "not taken", BEGINS, RECORDS),
    FIGURE("events-cancelled", "Events", "Events cancelled", "event", "events",
        "Events and dates of series that were not on.",
        NULL, 0, event, FROM(EVENTS), "cancelled", BEGINS, RECORDS),
    FIGURE("attendances", "Events", "Attendances", "attendance", "attendances",
        "Each time somebody came, by the registers that were taken. Who came twice counts twice.",
        NULL, FIGURE_PEOPLE | FIGURE_CHART | FIGURE_KEY, register_line, FROM(REGISTER), CAME, BEGINS, RECORDS),
    FIGURE("attendances-children", "Events", "of them by children", "attendance", "attendances",
        "Each time a child of the hub came.",
        "attendances", FIGURE_UNDER | FIGURE_PEOPLE, register_line, FROM(REGISTER), "child", BEGINS, RECORDS),
    FIGURE("attendances-others", "Events", "of them by others", "attendance", "attendances",
        "Each time a grown-up, or a guest hub does not know, came.",
        "attendances", FIGURE_UNDER | FIGURE_PEOPLE, register_line, FROM(REGISTER), "adult|guest", BEGINS, RECORDS),
    FIGURE("people-different", "Events", "Different people", "person", "people",
        "The same people, each once. Guests are told apart by the name in the register.",
        NULL, FIGURE_PEOPLE | FIGURE_KEY, register_line, FROM(REGISTER), CAME, BEGINS, WHO),
    FIGURE("families-events", "Events", "Different families", "family", "families",
        "Families of the hub of whom a child or a grown-up came, each once.",
        NULL, FIGURE_PEOPLE, family, FROM(REGISTER), "child|adult", BEGINS, FAMILIES),

    FIGURE("contacts", "Support", "Support given", "entry", "entries",
        "Entries of the log for a call, message, visit, school or hospital support. Lines taken back or corrected do not count twice.",
        NULL, FIGURE_PEOPLE | FIGURE_CHART | FIGURE_KEY, log_entry, FROM(LOG), SUPPORT, BEGINS, RECORDS),
    FIGURE("calls", "Support", "Calls", "call", "calls", "Entries of the log of the kind call.",
        "contacts", FIGURE_UNDER | FIGURE_PEOPLE, log_entry, FROM(LOG), "call", BEGINS, RECORDS),
    FIGURE("messages", "Support", "Messages", "message", "messages", "Entries of the log of the kind message.",
        "contacts", FIGURE_UNDER | FIGURE_PEOPLE, log_entry, FROM(LOG), "message", BEGINS, RECORDS),
    FIGURE("visits", "Support", "Visits", "visit", "visits", "Entries of the log of the kind visit.",
        "contacts", FIGURE_UNDER | FIGURE_PEOPLE, log_entry, FROM(LOG), "visit", BEGINS, RECORDS),
    FIGURE("school", "Support", "School support", "time", "times",
        "Entries of the log of the kind school: a meeting, or help with a school.",
        "contacts", FIGURE_UNDER | FIGURE_PEOPLE, log_entry, FROM(LOG), "school", BEGINS, RECORDS),
    FIGURE("hospital", "Support", "Hospital support", "time", "times",
        "Entries of the log of the kind hospital: hospital, clinic, dentist.",
        "contacts", FIGURE_UNDER | FIGURE_PEOPLE, log_entry, FROM(LOG), "hospital", BEGINS, RECORDS),
    FIGURE("contact-minutes", "Support", "minutes of it", "minute", "minutes",
        "The minutes written in these entries, added up. An entry without minutes adds none.",
        NULL, FIGURE_UNDER, log_entry, FROM(LOG), SUPPORT, BEGINS, MORE),
    FIGURE("families-contact", "Support", "Different families", "family", "families",
        "Families named in these entries, each once.",
        NULL, FIGURE_PEOPLE, family, FROM(LOG), SUPPORT, BEGINS, FAMILIES),

    FIGURE("peers", "Peers", "Peers", "peer", "peers",
        "Volunteers and parent consultants who had not left on the last day.",
        NULL, FIGURE_PEOPLE, peer, FROM(PEERS), NULL, LAST_DAY, RECORDS),
    FIGURE("families-peer", "Peers", "Families with a peer only", "family", "families",
        "Families outside the hub that only have, or wait for, a peer. No other number but those of peers and units has them.",
        NULL, FIGURE_PEOPLE, family, FROM(FAMILIES), "peer only", LAST_DAY, RECORDS),
    FIGURE("matches", "Peers", "Matches running", "match", "matches",
        "Matches agreed and not ended on the last day; those that rest are among them.",
        NULL, FIGURE_PEOPLE | FIGURE_KEY, peer_match, FROM(MATCHES), NULL, LAST_DAY, RECORDS),
    FIGURE("matches-new", "Peers", "Matches begun", "match", "matches",
        "Matches agreed in these days.",
        NULL, FIGURE_PEOPLE, peer_match, FROM(MATCHES), NULL, BEGINS, RECORDS),
    FIGURE("matches-ended", "Peers", "Matches ended", "match", "matches",
        "Matches that ended in these days.",
        NULL, FIGURE_PEOPLE, peer_match, FROM(MATCHES), NULL, ENDS, RECORDS),
    FIGURE("waiting", "Peers", "Waiting for a peer", "family", "families",
        "Families that had asked by the last day and had no match agreed then.",
        NULL, FIGURE_PEOPLE, peer_match, FROM(WAITING), NULL, LAST_DAY, RECORDS),
    FIGURE("ticks", "Peers", "Weeks ticked", "week", "weeks",
        "A week of a match, by its Monday, for which the peer ticked. Only that is known, by design.",
        NULL, FIGURE_PEOPLE | FIGURE_CHART, tick, FROM(TICKS), "yes|tried|no|pause", BEGINS, RECORDS),
    FIGURE("ticks-yes", "Peers", "of them in touch", "week", "weeks", "Ticked yes.",
        "ticks", FIGURE_UNDER | FIGURE_PEOPLE, tick, FROM(TICKS), "yes", BEGINS, RECORDS),
    FIGURE("ticks-tried", "Peers", "of them tried, no reply", "week", "weeks", "Ticked tried, no reply.",
        "ticks", FIGURE_UNDER | FIGURE_PEOPLE, tick, FROM(TICKS), "tried", BEGINS, RECORDS),
    FIGURE("ticks-not", "Peers", "of them not, or resting", "week", "weeks", "Ticked not this week, or pause.",
        "ticks", FIGURE_UNDER | FIGURE_PEOPLE, tick, FROM(TICKS), "no|pause", BEGINS, RECORDS),
    FIGURE("buddies", "Peers", "Buddies", "pair", "pairs",
        "Pairs of buddies that had begun and not ended on the last day.",
        NULL, FIGURE_PEOPLE, buddy, FROM(BUDDIES), NULL, LAST_DAY, RECORDS),

    FIGURE("units-started", "Units and groups", "Units begun", "unit", "units",
        "Parent Consultant units whose first assessment is in these days.",
        NULL, FIGURE_PEOPLE, unit, FROM(UNITS), NULL, BEGINS, RECORDS),
    FIGURE("sessions", "Units and groups", "Unit sessions held", "session", "sessions",
        "Sessions of units marked as held, by their day.",
        NULL, FIGURE_PEOPLE, unit_session, FROM(SESSIONS), "held", BEGINS, RECORDS),
    FIGURE("sessions-missed", "Units and groups", "Unit sessions missed", "session", "sessions",
        "Sessions of units marked as missed, by their day.",
        NULL, FIGURE_PEOPLE, unit_session, FROM(SESSIONS), "missed", BEGINS, RECORDS),
    FIGURE("units-finished", "Units and groups", "Units finished", "unit", "units",
        "Finished units whose review at the end is in these days.",
        NULL, FIGURE_PEOPLE, unit, FROM(UNITS), "finished", ENDS, RECORDS),
    FIGURE("meetings", "Units and groups", "Group meetings", "meeting", "meetings",
        "Meetings of adopter-led groups.",
        NULL, 0, group_meeting, FROM(MEETINGS), NULL, BEGINS, RECORDS),
    FIGURE("meetings-uncounted", "Units and groups", "of them not counted", "meeting", "meetings",
        "Meetings where nobody wrote down how many came. It is not nought.",
        NULL, FIGURE_UNDER, group_meeting, FROM(MEETINGS), "not counted", BEGINS, RECORDS),
    FIGURE("meetings-came", "Units and groups", "people at them", "person", "people",
        "How many came, added up; who came twice counts twice, for no names are kept.",
        NULL, FIGURE_UNDER | FIGURE_PEOPLE, group_meeting, FROM(MEETINGS), "counted", BEGINS, AMOUNT),
    FIGURE("drop-ins", "Units and groups", "with a social worker", "meeting", "meetings",
        "Meetings where the social worker dropped in.",
        NULL, FIGURE_UNDER, group_meeting, FROM(MEETINGS), NULL, BEGINS, MORE),

    FIGURE("trainings", "Training and rest", "Trainings", "training", "trainings",
        "Trainings by their day.",
        NULL, 0, training, FROM(TRAINING), NULL, BEGINS, RECORDS),
    FIGURE("trainings-came", "Training and rest", "people at them", "person", "people",
        "How many came, as written; without that, the names in the list. Who came twice counts twice.",
        NULL, FIGURE_UNDER | FIGURE_PEOPLE, training, FROM(TRAINING), NULL, BEGINS, AMOUNT),
    FIGURE("supervisions", "Training and rest", "Supervision", "talk", "talks",
        "Talks of supervision by their day.",
        NULL, 0, supervision, FROM(SUPERVISION), NULL, BEGINS, RECORDS),
    FIGURE("rest-days", "Training and rest", "Rest days", "day", "days",
        "Days of own time of all hosts that lie in these days, each host's counted.",
        NULL, FIGURE_CHART, away, FROM(REST), NULL, TOUCHES, NIGHTS),

    FIGURE("services", "Other services", "Other services used", "time", "times",
        "Times that families used a service elsewhere, by its day, where it is written down.",
        NULL, FIGURE_PEOPLE, service_used, FROM(SERVICES), "used", BEGINS, AMOUNT),
    FIGURE("services-asked", "Other services", "Asked for, not had", "time", "times",
        "Times that families asked for a service and wait, or were refused.",
        NULL, FIGURE_PEOPLE, service_used, FROM(SERVICES), "asked for|waiting|refused", BEGINS, AMOUNT),
    FIGURE("services-spared", "Other services", "Not needed after all", "time", "times",
        "Times that a service was written down as not needed after all.",
        NULL, FIGURE_PEOPLE, service_used, FROM(SERVICES), "not needed", BEGINS, AMOUNT),
    FIGURE("services-families", "Other services", "Families compared", "family", "families",
        "Families that joined a year or more before the last day and of whom a service in the year before joining is written down.",
        NULL, FIGURE_PEOPLE, family, FROM(AROUND), NULL, LAST_DAY, FAMILIES),
    FIGURE("services-before", "Other services", "Year before joining", "time", "times",
        "Of these families: times a service was used or asked for in the twelve months before they joined.",
        NULL, FIGURE_PEOPLE, service_used, FROM(AROUND), "before", LAST_DAY, AMOUNT),
    FIGURE("services-after", "Other services", "Year after joining", "time", "times",
        "Of the same families: times in the twelve months from the day they joined.",
        NULL, FIGURE_PEOPLE, service_used, FROM(AROUND), "after", LAST_DAY, AMOUNT),

    FIGURE("feedback", "What people said", "Feedback", "word", "words",
        "Feedback written down, by its day.",
        NULL, FIGURE_PEOPLE, feedback, FROM(FEEDBACK), NULL, BEGINS, RECORDS),
    FIGURE("feedback-scored", "What people said", "with a score", "score", "scores",
        "Of it, with a score from 1 to 5.",
        NULL, FIGURE_UNDER | FIGURE_PEOPLE, feedback, FROM(FEEDBACK), "good|other", BEGINS, RECORDS),
    FIGURE("feedback-good", "What people said", "scored 4 or 5", "score", "scores",
        "Of it, scored 4 or 5 of 5.",
        NULL, FIGURE_UNDER | FIGURE_PEOPLE, feedback, FROM(FEEDBACK), "good", BEGINS, RECORDS),
    FIGURE("stories", "What people said", "Stories", "story", "stories",
        "Stories, what changed and what was learned, by their month.",
        NULL, 0, story, FROM(STORIES), NULL, BEGINS, RECORDS),
};
// clang-format on

const size_t figure_row_count = sizeof figure_rows / sizeof *figure_rows;

const char *figure_title(const struct figure *figure, struct arena *a)
{
    const struct figure *above = figure;
    for (size_t i = 0; i < figure_row_count && &figure_rows[i].shown != figure; i++) {
        above = figure_rows[i].shown.flags & FIGURE_UNDER ? above : &figure_rows[i].shown;
    }
    return figure->flags & FIGURE_UNDER ? arena_printf(a, "%s, %s", above->title, figure->title)
                                        : figure->title;
}

const struct figure *figure_find(const char *id)
{
    for (size_t i = 0; i < figure_row_count; i++) {
        if (str_eq(figure_rows[i].shown.id, id)) {
            return &figure_rows[i].shown;
        }
    }
    return NULL;
}

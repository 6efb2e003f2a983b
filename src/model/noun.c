/* SPDX-License-Identifier: MIT */
#include "hub/model/noun.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/figures.h"
#include "hub/model/group.h"
#include "hub/model/holiday.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/keeping.h"
#include "hub/model/log.h"
#include "hub/model/medicine.h"
#include "hub/model/pack.h"
#include "hub/model/peer.h"
#include "hub/model/person.h"
#include "hub/model/risk.h"
#include "hub/model/rota.h"
#include "hub/model/rota_version.h"
#include "hub/model/sent.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/model/tell.h"
#include "hub/model/training.h"
#include "hub/model/unit.h"
#include "hub/model/worry.h"

#include <stdbool.h>
#include <string.h>
#include <stddef.h>

// clang-format off
const struct noun *const nouns[] = {
    &hub_noun, &family_noun, &person_noun, &child_noun, &home_noun, &room_noun, &bed_noun,
    &household_noun, &car_noun, &closure_noun, &host_noun, &away_noun, &exemption_noun,
    &sharing_noun, &safety_check_noun, &wish_noun, &family_host_noun, &apart_noun, &weekend_noun,
    &stay_noun, &stay_child_noun, &consent_noun, &collector_noun, &medicine_noun, &dose_noun,
    &medicine_count_noun, &stay_note_noun, &go_ahead_noun, &tell_noun, &event_noun, &event_change_noun, &invitation_noun,
    &risk_sheet_noun, &risk_line_noun, &register_line_noun, &log_entry_noun, &incident_noun,
    &worry_noun, &worry_opening_noun, &peer_noun, &peer_match_noun, &tick_noun, &peer_exception_noun,
    &peer_never_noun, &unit_noun,
    &unit_session_noun, &support_group_noun, &group_meeting_noun, &training_noun,
    &training_person_noun, &supervision_noun, &buddy_noun, &service_used_noun, &feedback_noun, &story_noun,
    &access_request_noun, &withheld_noun, &retention_line_noun, &erasure_noun, &holiday_noun, &rota_version_noun,
    &rota_version_stay_noun, &sent_copy_noun, &sent_figure_noun, &pack_noun, &pack_family_noun, &homecoming_noun,
    &question_noun, &claim_noun,
};
// clang-format on

const size_t noun_count = sizeof nouns / sizeof nouns[0];

/* Words people use for a noun beside its own. */
static const struct {
    const char *word, *noun;
} aliases[] = {
    {"adult", "person"},
    {"adults", "person"},
    {"dbs", "check"},
    {"sleepover", "stay"},
    {"sleepovers", "stay"},
};

const char *noun_article(const struct noun *n)
{
    return strchr("aeio", n->name[0]) ? "an" : "a"; /* a unit */
}

// clang-format off
/* Where the name or the plural, which are words of commands, are not what people count or read. */
static const struct {
    const char *name, *one, *many, *title;
} spoken[] = {
    {"entry",         "log entry",           "log entries",          NULL},
    {"register_line", "register line",       "register lines",       NULL},
    {"household",     "household member",    "household members",    NULL},
    {"closure",       "closed time",         "closed times",         NULL},
    {"away",          "time away",           "times away",           NULL},
    {"apart",         "pair kept apart",     "pairs kept apart",     "Keep apart"},
    {"keep",          "kept record",         "kept records",         "Kept records"},
    {"feedback",      "piece of feedback",   "pieces of feedback",   NULL},
    {"training",      "training",            "trainings",            NULL},
    {"stay_child",    "child of a stay",     "children of stays",    NULL},
    {"peer",          "peer",                "peers",                "Volunteers"},
    {"exception",     "thing passed on",     "things passed on",     "Passed on by peers"},
    {"never_match",   "pair never to match", "pairs never to match", "Never match these two"},
};
// clang-format on
enum { SPOKEN = sizeof spoken / sizeof spoken[0] };

static size_t spoken_of(const struct noun *n)
{
    size_t i = 0;
    while (i < SPOKEN && !str_eq(spoken[i].name, n->name)) {
        i++;
    }
    return i;
}

/* "register_line" → "register line" */
static char *spaced(const char *name, struct arena *a)
{
    char *text = arena_strdup(a, name);
    for (char *c = text; *c; c++) {
        *c = *c == '_' ? ' ' : *c;
    }
    return text;
}

const char *noun_counted(const struct noun *n, size_t count, struct arena *a)
{
    size_t i = spoken_of(n);
    if (i < SPOKEN) {
        return count == 1 ? spoken[i].one : spoken[i].many;
    }
    return spaced(count == 1 ? n->name : n->plural, a);
}

const char *noun_titled(const struct noun *n, struct arena *a)
{
    size_t i = spoken_of(n);
    if (i < SPOKEN && spoken[i].title) {
        return spoken[i].title;
    }
    char *title = spaced(n->plural, a);
    title[0] = (char)(title[0] >= 'a' && title[0] <= 'z' ? title[0] - 'a' + 'A' : title[0]);
    return title;
}

static char fold(char c)
{
    if (c == '-' || c == ' ') {
        return '_';
    }
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Without case; "family hosts" and "family-hosts" are "family_hosts". */
static bool same_word(const char *a, const char *b)
{
    while (*a && fold(*a) == fold(*b)) {
        a++;
        b++;
    }
    return fold(*a) == fold(*b);
}

static bool goes_by(const struct noun *n, const char *word)
{
    return same_word(n->name, word) || same_word(n->plural, word) || same_word(n->table, word) ||
           same_word(n->file, word);
}

static const struct noun *find(const char *word)
{
    for (size_t i = 0; i < noun_count; i++) { /* nearly always it is the name itself */
        if (strcmp(nouns[i]->name, word) == 0) {
            return nouns[i];
        }
    }
    for (size_t i = 0; i < noun_count; i++) {
        if (goes_by(nouns[i], word)) {
            return nouns[i];
        }
    }
    return NULL;
}

const struct noun *noun_find(const char *word)
{
    if (!word) {
        return NULL;
    }
    const struct noun *n = find(word);
    for (size_t i = 0; !n && i < sizeof aliases / sizeof aliases[0]; i++) {
        if (same_word(aliases[i].word, word)) {
            n = find(aliases[i].noun);
        }
    }
    return n;
}

/* SPDX-License-Identifier: MIT */
#include "hub/service/need.h"

#include "hub/model/consent.h"
#include "hub/model/host.h"
#include "hub/model/noun.h"
#include "hub/service/schemes.h"

_Static_assert((int)NEED_SET == (int)SUPPORT_SET, "what hub_course_again fills");

static const struct {
    const char *word, *noun;
} kinds[] = {
    [NEED_RULE] = {"Something on the rota", "stay"},
    [NEED_CALL] = {"Ring a family before a sleepover", "stay"},
    [NEED_CONSENT] = {"A consent ends or has ended", "child"},
    [NEED_SAFETY_CHECK] = {"A check ends or has ended", "check"},
    [NEED_ASKED] = {"A family asks for a sleepover", "stay"},
    [NEED_ACTION] = {"Something to do", "entry"},
    [NEED_BED] = {"A bed at short notice: still to do", "stay"},
    [NEED_PEER] = {"A peer and a family", "match"},
    [NEED_DOOR] = {"A peer passed something on", "exception"},
    [NEED_VOLUNTEER] = {"A peer to look after", "peer"},
    [NEED_DRAFT] = {"Unfinished note: carry on?", NULL},
    [NEED_PHONES] = {"No out-of-hours number: 999", "hub"},
    [NEED_RISK] = {"A risk sheet to do", "event"},
    [NEED_TELL] = {"Somebody to tell of a change", "tell"},
    [NEED_ENDED] = {"A sleepover is over", "stay"},
    [NEED_NOTE] = {"A going-home note to write", "stay"},
    [NEED_WORRY] = {"Something to pass on", NULL},
    [NEED_REQUEST] = {"Somebody asked for a copy", "request"},
    [NEED_FIRST_STEP] = {"A first step", NULL},
    [NEED_UNIT] = {"A unit of calls", "unit"},
    [NEED_GROUP] = {"A group", "group"},
    [NEED_BUDDY] = {"Buddies", "buddy"},
    [NEED_TRAINING] = {"A course to do again", "training"},
    [NEED_TALK] = {"Supervision of a group", "group"},
    [NEED_AGREED] = {"Something agreed in supervision", "supervision"},
    [NEED_PIN] = {"Your PIN was set", NULL},
    [NEED_SHEET] = {"The recovery sheet", NULL},
    [NEED_BACKUP] = {"Backups", NULL},
    [NEED_QUESTION] = {"Two versions to look at", NULL},
    [NEED_COPY] = {"A copy is late home", NULL},
    [NEED_DOCTOR] = {"The hub itself", NULL},
};

const char *need_word(enum need_kind kind)
{
    return kinds[kind].word;
}

const struct noun *need_noun(enum need_kind kind)
{
    return kinds[kind].noun ? noun_find(kinds[kind].noun) : NULL;
}

/* Of the person, the home or the household that the one that ends is about. */
static enum hub_rc check_again(struct hub *h, hub_id check, struct arena *a, struct assignment *set,
    size_t *count, struct hub_err *err)
{
    struct safety_check c;
    enum hub_rc rc = hub_get(h, &safety_check_noun, check, a, &c, err);
    if (rc != HUB_OK) {
        return rc;
    }
    set[(*count)++] = (struct assignment){"kind", c.kind};
    if (id_known(c.person_id)) {
        set[(*count)++] = (struct assignment){"person", id_text(a, c.person_id)};
    } else if (id_known(c.home_id)) {
        set[(*count)++] = (struct assignment){"home", id_text(a, c.home_id)};
    } else if (id_known(c.household_id)) {
        set[(*count)++] = (struct assignment){"household", id_text(a, c.household_id)};
    }
    return HUB_OK;
}

enum hub_rc hub_need_again(struct hub *h, const struct today_need *n, struct arena *a,
    const struct noun **noun, struct assignment set[NEED_SET], size_t *count, struct hub_err *err)
{
    *count = 0;
    switch (n->kind) {
    case NEED_CONSENT:
        *noun = &consent_noun;
        set[(*count)++] = (struct assignment){"child", id_text(a, n->record)};
        if (n->what) {
            set[(*count)++] = (struct assignment){"kind", n->what};
        }
        return HUB_OK;
    case NEED_SAFETY_CHECK:
        *noun = &safety_check_noun;
        return check_again(h, n->record, a, set, count, err);
    case NEED_TRAINING:
        *noun = noun_find("training");
        return hub_course_again(h, n->record, a, set, count, err);
    case NEED_TALK:
        *noun = noun_find("supervision");
        return hub_support_set(h, n->record, a, set, count, err);
    default:
        *noun = NULL;
        return HUB_OK;
    }
}

/* SPDX-License-Identifier: MIT */
/* Enter on a line of NEEDS YOU: to where it is put right. */
#include "away_priv.h"
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/noun.h"
#include "hub/model/stay.h"
#include "hub/service/records.h"
#include "hub/service/schemes.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "peers_verbs_priv.h"
#include "stay_verbs_priv.h"
#include "today_priv.h"

/* Given again is a new consent of the same child and kind. */
static void new_consent(struct pane *p, const struct today_need *n)
{
    struct assignment set[] = {
        {"child", arena_printf(p->life, "%lld", (long long)n->record.n)}, {"kind", n->what}};
    form_open_new(p, &consent_noun, set, 2);
}

/* Renewed is a new check of the same kind about the same person or home. */
static enum hub_rc new_check(struct pane *p, hub_id id, struct hub *hub, struct hub_err *err)
{
    struct safety_check c;
    enum hub_rc rc = hub_get(hub, &safety_check_noun, id, p->life, &c, err);
    if (rc != HUB_OK) {
        return rc;
    }
    const char *word = id_known(c.person_id) ? "person" : id_known(c.home_id) ? "home" : "household";
    hub_id of = id_known(c.person_id) ? c.person_id
                : id_known(c.home_id) ? c.home_id
                                      : c.household_id;
    struct assignment set[] = {
        {"kind", c.kind}, {word, arena_printf(p->life, "%lld", (long long)of.n)}};
    form_open_new(p, &safety_check_noun, set, id_known(of) ? 2 : 1);
    return HUB_OK;
}

/* The same course on another day. */
static void new_course(struct pane *p, hub_id id, struct hub *hub, struct hub_err *err)
{
    struct assignment set[SUPPORT_SET];
    size_t count;
    if (hub_course_again(hub, id, p->life, set, &count, err) == HUB_OK) {
        form_open_new(p, noun_find("training"), set, count);
    }
}

static void new_talk(struct pane *p, hub_id group, struct hub *hub, struct hub_err *err)
{
    struct assignment set[SUPPORT_SET];
    size_t count;
    if (hub_support_set(hub, group, p->life, set, &count, err) == HUB_OK) {
        form_open_new(p, noun_find("supervision"), set, count);
    }
}

static void ask_done(struct pane *p, const struct today_need *n)
{
    static const struct answer answers[] = {{"", "Not yet"}, {"today.done", "Done"}};
    pane_choose(p, "To do", n->text, answers, sizeof answers / sizeof *answers, 0);
}

static void ask_seen_to(struct pane *p, const struct today_need *n)
{
    static const struct answer answers[] = {{"", "Not yet"}, {"today.done", "Seen to"}};
    pane_choose(p, "Passed on by a peer", n->text, answers, sizeof answers / sizeof *answers, 0);
}

static void ask_read(struct pane *p, const struct today_need *n)
{
    static const struct answer answers[] = {{"", "Keep it here"}, {"today.done", "I have read it"}};
    pane_choose(p, "Your PIN", n->text, answers, sizeof answers / sizeof *answers, 0);
}

static void see_to_backup(struct pane *p, const struct today_need *n)
{
    if (n->what) {
        pane_tell(p, "A copy that is not sealed", n->text);
    } else {
        pane_open(p, &pane_command, &(struct pane_target){.text = "backup"});
    }
}

/* What a line is about, for who may read it and not put it right. NULL: the page it opens is for reading too. */
static const char *const read_only[] = {
    [NEED_CONSENT] = "child",
    [NEED_SAFETY_CHECK] = "check",
    [NEED_ASKED] = "stay",
    [NEED_ENDED] = "stay",
    [NEED_ACTION] = "entry",
    [NEED_BED] = "stay",
    [NEED_PEER] = "match",
    [NEED_DOOR] = "exception",
    [NEED_VOLUNTEER] = "peer",
    [NEED_PHONES] = "hub",
    [NEED_NOTE] = "stay",
    [NEED_REQUEST] = "request",
    [NEED_BUDDY] = "buddy",
    [NEED_TRAINING] = "training",
    [NEED_TALK] = "group",
    [NEED_AGREED] = "supervision",
};

static bool to_read(struct pane *p, const struct today_need *n)
{
    size_t kind = (size_t)n->kind;
    const char *noun = kind < sizeof read_only / sizeof *read_only ? read_only[kind] : NULL;
    if (!noun || pane_may(p, "today.done") || !id_known(n->record)) {
        return false;
    }
    pane_open(p, &pane_sheet, &(struct pane_target){.id = n->record.n, .text = noun});
    return true;
}

static unsigned put_right(
    struct pane *p, const struct today_need *n, struct hub *hub, struct hub_err *err)
{
    char iso[DATE_TEXT];
    switch (n->kind) {
    case NEED_RULE:
        pane_go(p, "rota", &(struct pane_target){.id = n->record.n, .text = date_iso(n->when, iso)});
        break;
    case NEED_CONSENT:
        new_consent(p, n);
        break;
    case NEED_SAFETY_CHECK:
        new_check(p, n->record, hub, err);
        break;
    case NEED_ASKED:
    case NEED_ENDED:
        stay_menu(p, n->record);
        break;
    case NEED_ACTION:
    case NEED_AGREED:
        ask_done(p, n);
        break;
    case NEED_BED:
        pane_open(p, &pane_bed, &(struct pane_target){.id = n->record.n});
        break;
    case NEED_PEER:
        match_menu(p, n->record);
        break;
    case NEED_DOOR:
        ask_seen_to(p, n);
        break;
    case NEED_VOLUNTEER:
        form_open_edit(p, noun_find("peer"), n->record);
        break;
    case NEED_RISK:
        pane_open(p, &pane_risk,
            &(struct pane_target){.id = n->record.n, .text = date_iso(n->when, iso)});
        break;
    case NEED_CALL:
        pane_open(p, &pane_call, &(struct pane_target){.id = n->record.n});
        break;
    case NEED_TELL:
        pane_open(p, &pane_tells, &(struct pane_target){0});
        break;
    case NEED_WORRY:
        pane_open(p, &pane_worry, &(struct pane_target){0});
        break;
    case NEED_NOTE:
        stay_note_home(p, n->record, n->when);
        break;
    case NEED_REQUEST:
        pane_open(p, &pane_requests, &(struct pane_target){.id = n->record.n});
        break;
    case NEED_COPY:
        pane_open(p, &pane_copies_out, NULL);
        break;
    case NEED_QUESTION:
        pane_open(p, &pane_questions, NULL);
        break;
    case NEED_DRAFT:
        form_open_draft(p, hub, n->record);
        break;
    case NEED_FIRST_STEP:
        if (id_known(n->record)) {
            form_open_edit(p, noun_find(n->what), n->record);
        } else {
            form_open_new(p, noun_find(n->what), NULL, 0);
        }
        break;
    case NEED_UNIT:
        pane_open(p, &pane_unit, &(struct pane_target){.id = n->record.n});
        break;
    case NEED_GROUP:
        pane_open(p, &pane_group, &(struct pane_target){.id = n->record.n});
        break;
    case NEED_BUDDY:
        form_open_edit(p, noun_find("buddy"), n->record);
        break;
    case NEED_TRAINING:
        new_course(p, n->record, hub, err);
        break;
    case NEED_TALK:
        new_talk(p, n->record, hub, err);
        break;
    case NEED_PIN:
        ask_read(p, n);
        break;
    case NEED_SHEET:
        pane_open(p, &pane_recovery, NULL);
        break;
    case NEED_DOCTOR:
        pane_open(p, &pane_doctor, NULL);
        break;
    case NEED_BACKUP:
        see_to_backup(p, n);
        break;
    case NEED_PHONES:
        form_open_edit(p, &hub_noun, n->record);
        break;
    }
    return REACT_DRAW;
}

unsigned today_put_right(
    struct pane *p, const struct today_need *n, struct hub *hub, struct hub_err *err)
{
    return to_read(p, n) ? REACT_DRAW : put_right(p, n, hub, err);
}

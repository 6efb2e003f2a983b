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

/* What is at hand when a line is opened. */
struct opening {
    struct pane *p;
    const struct today_need *n;
    struct hub *hub;
    struct hub_err *err;
};

static const char *number(const struct opening *o, hub_id id)
{
    return arena_printf(o->p->life, "%lld", (long long)id.n);
}

/* Given again is a new consent of the same child and kind. */
static void new_consent(const struct opening *o)
{
    struct assignment set[] = {{"child", number(o, o->n->record)}, {"kind", o->n->what}};
    form_open_new(o->p, &consent_noun, set, 2);
}

/* Renewed is a new check of the same kind about the same person or home. */
static void new_check(const struct opening *o)
{
    struct safety_check c;
    if (hub_get(o->hub, &safety_check_noun, o->n->record, o->p->life, &c, o->err) != HUB_OK) {
        return;
    }
    const char *word = id_known(c.person_id) ? "person" : id_known(c.home_id) ? "home" : "household";
    hub_id of = id_known(c.person_id) ? c.person_id
                : id_known(c.home_id) ? c.home_id
                                      : c.household_id;
    struct assignment set[] = {{"kind", c.kind}, {word, number(o, of)}};
    form_open_new(o->p, &safety_check_noun, set, id_known(of) ? 2 : 1);
}

/* The same course on another day. */
static void new_course(const struct opening *o)
{
    struct assignment set[SUPPORT_SET];
    size_t count;
    if (hub_course_again(o->hub, o->n->record, o->p->life, set, &count, o->err) == HUB_OK) {
        form_open_new(o->p, noun_find("training"), set, count);
    }
}

static void new_talk(const struct opening *o)
{
    struct assignment set[SUPPORT_SET];
    size_t count;
    if (hub_support_set(o->hub, o->n->record, o->p->life, set, &count, o->err) == HUB_OK) {
        form_open_new(o->p, noun_find("supervision"), set, count);
    }
}

static void ask_done(const struct opening *o)
{
    static const struct answer answers[] = {{"", "Not yet"}, {"today.done", "Done"}};
    pane_choose(o->p, "To do", o->n->text, answers, sizeof answers / sizeof *answers, 0);
}

static void ask_seen_to(const struct opening *o)
{
    static const struct answer answers[] = {{"", "Not yet"}, {"today.done", "Seen to"}};
    pane_choose(o->p, "Passed on by a peer", o->n->text, answers, sizeof answers / sizeof *answers, 0);
}

static void ask_read(const struct opening *o)
{
    static const struct answer answers[] = {{"", "Keep it here"}, {"today.done", "I have read it"}};
    pane_choose(o->p, "Your PIN", o->n->text, answers, sizeof answers / sizeof *answers, 0);
}

static void see_to_backup(const struct opening *o)
{
    if (o->n->what) {
        pane_tell(o->p, "A copy that is not sealed", o->n->text);
    } else {
        pane_open(o->p, &pane_command, &(struct pane_target){.text = "backup"});
    }
}

static void see_rota(const struct opening *o)
{
    char iso[DATE_TEXT];
    pane_go(o->p, "rota",
        &(struct pane_target){.id = o->n->record.n, .text = date_iso(o->n->when, iso)});
}

static void see_risk(const struct opening *o)
{
    char iso[DATE_TEXT];
    pane_open(o->p, &pane_risk,
        &(struct pane_target){.id = o->n->record.n, .text = date_iso(o->n->when, iso)});
}

static void see_stay(const struct opening *o)
{
    stay_menu(o->p, o->n->record);
}

static void see_match(const struct opening *o)
{
    match_menu(o->p, o->n->record);
}

static void write_note(const struct opening *o)
{
    stay_note_home(o->p, o->n->record, o->n->when);
}

static void carry_on(const struct opening *o)
{
    form_open_draft(o->p, o->hub, o->n->record);
}

static void first_step(const struct opening *o)
{
    const struct noun *noun = noun_find(o->n->what);
    if (id_known(o->n->record)) {
        form_open_edit(o->p, noun, o->n->record);
    } else {
        form_open_new(o->p, noun, NULL, 0);
    }
}

/* Where each kind of line is put right: by what it does, else the pane, else the form it opens. */
static const struct way {
    void (*does)(const struct opening *o);
    const struct pane_ops *opens;
    bool about;        /* the pane is of the line's record */
    const char *edits; /* the record's noun */
    /* What the line is about, for who may read it and not put it right; NULL: what it opens is for reading too. */
    const char *reads;
} ways[] = {
    [NEED_RULE] = {.does = see_rota},
    [NEED_CALL] = {.opens = &pane_call, .about = true},
    [NEED_CONSENT] = {.does = new_consent, .reads = "child"},
    [NEED_SAFETY_CHECK] = {.does = new_check, .reads = "check"},
    [NEED_ASKED] = {.does = see_stay, .reads = "stay"},
    [NEED_ACTION] = {.does = ask_done, .reads = "entry"},
    [NEED_BED] = {.opens = &pane_bed, .about = true, .reads = "stay"},
    [NEED_PEER] = {.does = see_match, .reads = "match"},
    [NEED_DOOR] = {.does = ask_seen_to, .reads = "exception"},
    [NEED_VOLUNTEER] = {.edits = "peer", .reads = "peer"},
    [NEED_DRAFT] = {.does = carry_on},
    [NEED_PHONES] = {.edits = "hub", .reads = "hub"},
    [NEED_RISK] = {.does = see_risk},
    [NEED_TELL] = {.opens = &pane_tells},
    [NEED_ENDED] = {.does = see_stay, .reads = "stay"},
    [NEED_NOTE] = {.does = write_note, .reads = "stay"},
    [NEED_WORRY] = {.opens = &pane_worry},
    [NEED_REQUEST] = {.opens = &pane_requests, .about = true, .reads = "request"},
    [NEED_FIRST_STEP] = {.does = first_step},
    [NEED_UNIT] = {.opens = &pane_unit, .about = true},
    [NEED_GROUP] = {.opens = &pane_group, .about = true},
    [NEED_BUDDY] = {.edits = "buddy", .reads = "buddy"},
    [NEED_TRAINING] = {.does = new_course, .reads = "training"},
    [NEED_TALK] = {.does = new_talk, .reads = "group"},
    [NEED_AGREED] = {.does = ask_done, .reads = "supervision"},
    [NEED_PIN] = {.does = ask_read},
    [NEED_SHEET] = {.opens = &pane_recovery},
    [NEED_BACKUP] = {.does = see_to_backup},
    [NEED_QUESTION] = {.opens = &pane_questions},
    [NEED_COPY] = {.opens = &pane_copies_out},
    [NEED_DOCTOR] = {.opens = &pane_doctor},
};

unsigned today_put_right(
    struct pane *p, const struct today_need *n, struct hub *hub, struct hub_err *err)
{
    const struct opening o = {p, n, hub, err};
    const struct way *w = &ways[n->kind];
    struct pane_target about = {.id = w->about ? n->record.n : 0};
    if (w->reads && !pane_may(p, "today.done") && id_known(n->record)) {
        pane_open(p, &pane_sheet, &(struct pane_target){.id = n->record.n, .text = w->reads});
    } else if (w->does) {
        w->does(&o);
    } else if (w->opens) {
        pane_open(p, w->opens, &about);
    } else {
        form_open_edit(p, noun_find(w->edits), n->record);
    }
    return REACT_DRAW;
}

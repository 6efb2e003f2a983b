/* SPDX-License-Identifier: MIT */
/* Enter on a line of NEEDS YOU: to where it is put right. */
#include "away_priv.h"
#include "doors_priv.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/noun.h"
#include "hub/model/stay.h"
#include "hub/service/need.h"
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

/* Given, renewed or held again: a new record, begun as the last one was. */
static void write_again(const struct opening *o)
{
    const struct noun *noun;
    struct assignment set[NEED_SET];
    size_t count;
    if (hub_need_again(o->hub, o->n, o->p->life, &noun, set, &count, o->err) == HUB_OK) {
        form_open_new(o->p, noun, set, count);
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
    bool edits;        /* the form of that record */
    /* Who may not put it right reads what the line is about; else what it opens is for reading too. */
    bool read;
} ways[] = {
    [NEED_RULE] = {.does = see_rota},
    [NEED_CALL] = {.opens = &pane_call, .about = true},
    [NEED_CONSENT] = {.does = write_again, .read = true},
    [NEED_SAFETY_CHECK] = {.does = write_again, .read = true},
    [NEED_ASKED] = {.does = see_stay, .read = true},
    [NEED_ACTION] = {.does = ask_done, .read = true},
    [NEED_BED] = {.opens = &pane_bed, .about = true, .read = true},
    [NEED_PEER] = {.does = see_match, .read = true},
    [NEED_DOOR] = {.does = ask_seen_to, .read = true},
    [NEED_VOLUNTEER] = {.edits = true, .read = true},
    [NEED_DRAFT] = {.does = carry_on},
    [NEED_PHONES] = {.edits = true, .read = true},
    [NEED_RISK] = {.does = see_risk},
    [NEED_TELL] = {.opens = &pane_tells},
    [NEED_ENDED] = {.does = see_stay, .read = true},
    [NEED_NOTE] = {.does = write_note, .read = true},
    [NEED_WORRY] = {.opens = &pane_worry},
    [NEED_REQUEST] = {.opens = &pane_requests, .about = true, .read = true},
    [NEED_FIRST_STEP] = {.does = first_step},
    [NEED_UNIT] = {.opens = &pane_unit, .about = true},
    [NEED_GROUP] = {.opens = &pane_group, .about = true},
    [NEED_BUDDY] = {.edits = true, .read = true},
    [NEED_TRAINING] = {.does = write_again, .read = true},
    [NEED_TALK] = {.does = write_again, .read = true},
    [NEED_AGREED] = {.does = ask_done, .read = true},
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
    if (w->read && !pane_may(p, "today.done") && id_known(n->record)) {
        pane_open(p, &pane_sheet,
            &(struct pane_target){.id = n->record.n, .text = need_noun(n->kind)->name});
    } else if (w->does) {
        w->does(&o);
    } else if (w->opens) {
        pane_open(p, w->opens, &about);
    } else {
        form_open_edit(p, need_noun(n->kind), n->record);
    }
    return REACT_DRAW;
}

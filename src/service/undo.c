/* SPDX-License-Identifier: MIT */
/*
 * Taking back: a new step that sets every cell of an older one to what it was.
 * Nobody's later change is taken back unseen: a cell that someone touched since
 * stops the whole step.
 */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/journal.h"
#include "hub/model/person.h"
#include "hub/model/rota_version.h"
#include "hub/model/sent.h"
#include "hub/model/sight.h"
#include "hub/model/stay.h"
#include "hub/service/history.h"
#include "merge_priv.h"
#include "questions_priv.h"

#include <string.h>

struct undo_work {
    struct journal_txn txn;
    struct journal_changes changes;
    struct arena *a;
    int64_t seen;  /* what others have done up to here was shown */
    bool look;     /* nothing is refused: what touched it since is only noted */
    bool own_too;  /* the person's own later steps are noted too */
    struct journal_txn touched; /* the newest; applied 0: none */
};

static const struct noun *noun_of_table(const char *table)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (strcmp(nouns[i]->table, table) == 0) {
            return nouns[i];
        }
    }
    return NULL;
}

static enum hub_rc touched(
    struct hub *h, const struct undo_work *w, const char *table, hub_id row, hub_id who,
    struct hub_err *err)
{
    const struct noun *n = noun_of_table(table);
    return hub_fail(err, HUB_ECONFLICT,
        "%s has changed %s since, so this was not taken back. Look at its history first.",
        id_known(who) ? record_name(h->store, &person_noun, who, w->a) : "hub",
        n ? record_name(h->store, n, row, w->a) : "it");
}

static enum hub_rc row_untouched(struct hub *h, struct undo_work *w, const char *table, hub_id row,
    const char *column, struct hub_err *err)
{
    bool found = false;
    struct journal_txn by;
    struct journal_cell cell = {table, row, column};
    struct journal_touch_ask ask = {w->txn.person, w->own_too};
    int64_t since = w->seen > w->txn.applied ? w->seen : w->txn.applied;
    enum hub_rc rc =
        journal_touched_since(h->store, &cell, since, &ask, w->a, &found, &by, err);
    if (rc != HUB_OK || !found) {
        return rc;
    }
    if (!w->look) {
        return touched(h, w, table, row, by.person, err);
    }
    w->touched = by.applied > w->touched.applied ? by : w->touched;
    return HUB_OK;
}

/* What somebody else has hung on a record since would go out of sight with it. */
static enum hub_rc nothing_hung_on(
    struct hub *h, struct undo_work *w, const struct noun *n, hub_id id, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        const struct field *f = nouns[i]->owner ? noun_field(nouns[i], nouns[i]->owner) : NULL;
        struct record_query q = {0};
        struct record_list list = {0};
        if (f && f->type == FIELD_REF && noun_find(f->ref) == n) {
            query_is(&q, f->column, id);
            rc = record_list(h->store, nouns[i], &q, w->a, &list, err);
        }
        for (size_t k = 0; rc == HUB_OK && k < list.count; k++) {
            const struct record *r = record_at(&list, k);
            rc = row_untouched(h, w, nouns[i]->table, r->id, NULL, err);
        }
    }
    return rc;
}

/* A record that this would take out of sight must be as the same person left it. */
static enum hub_rc untouched_since(
    struct hub *h, struct undo_work *w, const struct journal_change *c, struct hub_err *err)
{
    const struct noun *n = noun_of_table(c->table);
    bool hides = c->op == 'I' || (c->op == 'U' && str_eq(c->column, "removed_at"));
    enum hub_rc rc = row_untouched(h, w, c->table, c->row, hides ? NULL : c->column, err);
    return rc == HUB_OK && hides && n ? nothing_hung_on(h, w, n, c->row, err) : rc;
}

static enum hub_rc set_cell(struct hub *h, const struct noun *n, const struct journal_change *c,
    struct arena *a, struct hub_err *err)
{
    const struct field *f = noun_field(n, c->column);
    void *rec = arena_alloc(a, n->size);
    enum hub_rc rc = record_get(h->store, n, c->row, a, rec, err);
    if (rc == HUB_OK && f) {
        rc = field_parse(f, rec, c->old_text ? c->old_text : "", hub_today(h), a, err);
    }
    return rc == HUB_OK ? record_update(h->store, n, rec, err) : rc;
}

/* Who has to be told follows the stay by itself when that goes back. */
static bool follows(const struct undo_work *w, const struct noun *n)
{
    return n && n->flags & NOUN_FOLLOWS && !str_eq(w->txn.noun, n->name);
}

static enum hub_rc take_back(
    struct hub *h, struct undo_work *w, const struct journal_change *c, struct hub_err *err)
{
    const struct noun *n = noun_of_table(c->table);
    if (follows(w, n)) {
        return HUB_OK;
    }
    enum hub_rc rc = untouched_since(h, w, c, err);
    if (rc != HUB_OK || !n) {
        return rc;
    }
    if (c->op == 'I') {
        return take_away(h, n, c->row, err);
    }
    if (strcmp(c->column, "removed_at") != 0) {
        return set_cell(h, n, c, w->a, err);
    }
    hub_stamp at = c->op == 'R' ? STAMP_NONE : clock_now(&h->clock);
    return record_set_removed(h->store, n, c->row, at, err);
}

static enum hub_rc undo_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct undo_work *w = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = w->changes.count; rc == HUB_OK && i-- > 0;) {
        rc = take_back(h, w, &w->changes.items[i], err);
    }
    return rc;
}

/* The step a person made: a taking back and a doing again point to it. */
static enum hub_rc first_step(
    struct hub *h, struct undo_work *w, struct journal_txn *step, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    *step = w->txn;
    while (rc == HUB_OK && step->undoes_seq) {
        rc = journal_txn_get(h->store, step->undoes_site, step->undoes_seq, w->a, step, err);
    }
    return rc;
}

/* "changed the family Okafor"; "took in files, 214 changes" */
static const char *what_was_done(
    struct hub *h, const struct undo_work *w, const struct journal_txn *step)
{
    static const struct {
        const char *verb, *past;
    } words[] = {
        {"add", "added"}, {"edit", "changed"}, {"remove", "removed"}, {"restore", "brought back"},
        {"import", "took in files"}};
    if (str_eq(step->verb, "merge")) {
        return merge_words(h, step, w->a);
    }
    if (str_eq(step->verb, "resolve")) {
        return question_settled_words(h, step->record, w->a);
    }
    const char *past = NULL, *verb = step->verb, *swap = tell_swap(h, step, w->a);
    if (swap) {
        return swap;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        past = str_eq(words[i].verb, verb) ? words[i].past : past;
    }
    const struct noun *n = noun_find(w->txn.noun);
    hub_id id = id_known(w->txn.record) ? w->txn.record : ID_NONE;
    for (size_t i = 0; n && i < w->changes.count && !id_known(id); i++) {
        const struct journal_change *c = &w->changes.items[i];
        id = strcmp(c->table, n->table) == 0 ? c->row : ID_NONE;
    }
    if (past && n && id_known(id)) {
        char *noun = arena_strdup(w->a, n->name);
        for (char *c = noun; *c; c++) {
            *c = *c == '_' ? ' ' : *c;
        }
        return arena_printf(w->a, "%s the %s %s", past, noun, record_name(h->store, n, id, w->a));
    }
    return arena_printf(
        w->a, "%s, %zu %s", past ? past : verb, w->changes.count, words_many(w->changes.count, "change", "changes"));
}

/* Of a copy that was brought home also all that came with it. */
static enum hub_rc read_changes(struct hub *h, struct undo_work *w, struct hub_err *err)
{
    return str_eq(w->txn.verb, "merge")
               ? merge_changes(h, w->txn.site, w->txn.seq, w->a, &w->changes, err)
               : journal_txn_changes(h->store, w->txn.site, w->txn.seq, w->a, &w->changes, err);
}

/* All of it or nothing: what somebody no longer sees they do not change. */
static enum hub_rc all_seen(struct hub *h, const struct undo_work *w, struct hub_err *err)
{
    bool whole = true;
    enum hub_rc rc = sight_step_whole(h->store, w->txn.site, w->txn.seq, &whole, err);
    return rc != HUB_OK || whole
               ? rc
               : hub_fail(err, HUB_EDENIED,
                     "Part of this is no longer yours to see, so it was not taken back. A hub carer can help.");
}

static enum hub_rc reverse(struct hub *h, struct undo_work *w, const char *verb, const char *lead,
    const char **sentence, struct hub_err *err)
{
    struct txn_label label = {.verb = verb,
        .person = h->person,
        .noun = w->txn.noun,
        .record = w->txn.record,
        .undoes_site = w->txn.site,
        .undoes_seq = w->txn.seq};
    struct journal_txn step;
    enum hub_rc rc = first_step(h, w, &step, err);
    if (rc == HUB_OK) {
        rc = read_changes(h, w, err);
    }
    rc = rc == HUB_OK ? all_seen(h, w, err) : rc;
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, undo_work, w, err);
    }
    if (rc == HUB_OK) {
        *sentence = arena_printf(w->a, "%s: %s", lead, what_was_done(h, w, &step));
    }
    return rc;
}

enum hub_rc hub_undo(struct hub *h, struct arena *a, const char **sentence, struct hub_err *err)
{
    struct undo_work w = {.a = a};
    enum hub_rc rc = access_check(h, VERB_WRITE | VERB_OWN, NULL, err);
    if (rc == HUB_OK) {
        rc = journal_last_undoable(h->store, h->person, a, &w.txn, err);
    }
    return rc == HUB_OK ? reverse(h, &w, "undo", "Taken back", sentence, err) : rc;
}

enum hub_rc hub_redo(struct hub *h, struct arena *a, const char **sentence, struct hub_err *err)
{
    struct undo_work w = {.a = a};
    enum hub_rc rc = access_check(h, VERB_WRITE | VERB_OWN, NULL, err);
    if (rc == HUB_OK) {
        rc = journal_last_redoable(h->store, h->person, a, &w.txn, err);
    }
    return rc == HUB_OK ? reverse(h, &w, "redo", "Done again", sentence, err) : rc;
}

/* --- looking first ------------------------------------------------------------ */

/* Whether the step is about a sleepover that is agreed: others count on it. */
static bool about_agreed(struct hub *h, const struct undo_work *w)
{
    struct hub_err ignored;
    for (size_t i = 0; i < w->changes.count; i++) {
        struct stay s;
        const struct journal_change *c = &w->changes.items[i];
        if (str_eq(c->table, stay_noun.table) &&
            record_get(h->store, &stay_noun, c->row, w->a, &s, &ignored) == HUB_OK &&
            (str_eq(s.status, "agreed") || str_eq(s.status, "happened"))) {
            return true;
        }
    }
    return false;
}

static bool about_published(const struct undo_work *w)
{
    bool found = false;
    for (size_t i = 0; i < w->changes.count; i++) {
        found = found || str_eq(w->changes.items[i].table, rota_version_noun.table) ||
                str_eq(w->changes.items[i].table, sent_copy_noun.table);
    }
    return found;
}

static enum hub_rc look(
    struct hub *h, struct undo_work *w, struct undo_next *out, struct hub_err *err)
{
    struct journal_txn step;
    w->look = true;
    enum hub_rc rc = read_changes(h, w, err);
    for (size_t i = 0; rc == HUB_OK && i < w->changes.count; i++) {
        if (!follows(w, noun_of_table(w->changes.items[i].table))) {
            rc = untouched_since(h, w, &w->changes.items[i], err);
        }
    }
    if (rc == HUB_OK) {
        rc = first_step(h, w, &step, err);
    }
    if (rc == HUB_OK) {
        rc = journal_newest(h->store, &out->seen, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    out->site = w->txn.site;
    out->seq = w->txn.seq;
    out->what = what_was_done(h, w, &step);
    out->at = stamp_to_wall(w->txn.at);
    out->this_sitting = w->txn.applied > h->before;
    out->agreed = about_agreed(h, w);
    out->published = about_published(w);
    out->since = w->touched.applied ? tell_step(h, &w->touched, w->a) : "";
    return HUB_OK;
}

enum hub_rc hub_undo_next(
    struct hub *h, struct arena *a, struct undo_next *out, struct hub_err *err)
{
    struct undo_work w = {.a = a};
    enum hub_rc rc = access_check(h, VERB_WRITE | VERB_OWN, NULL, err);
    if (rc == HUB_OK) {
        rc = journal_last_undoable(h->store, h->person, a, &w.txn, err);
    }
    return rc == HUB_OK ? look(h, &w, out, err) : rc;
}

/* A step of this person's that stands. */
static enum hub_rc own_step(
    struct hub *h, int64_t site, int64_t seq, struct undo_work *w, struct hub_err *err)
{
    bool stands = false;
    enum hub_rc rc = access_check(h, VERB_WRITE | VERB_OWN, NULL, err);
    if (rc == HUB_OK) {
        rc = journal_txn_get(h->store, site, seq, w->a, &w->txn, err);
    }
    if (rc == HUB_OK && !id_eq(w->txn.person, h->person)) {
        const char *who = id_known(w->txn.person)
                              ? record_name(h->store, &person_noun, w->txn.person, w->a)
                              : "hub";
        return hub_fail(err, HUB_EDENIED,
            "%s did this, so only %s can take it back. You can change it again instead.", who, who);
    }
    if (rc == HUB_OK) {
        rc = journal_stands(h->store, site, seq, &stands, err);
    }
    return rc == HUB_OK && !stands
               ? hub_fail(err, HUB_ENOTFOUND, "This step was taken back already, or cannot be.")
               : rc;
}

enum hub_rc hub_undo_look(struct hub *h, int64_t site, int64_t seq, struct arena *a,
    struct undo_next *out, struct hub_err *err)
{
    struct undo_work w = {.a = a, .own_too = true};
    enum hub_rc rc = own_step(h, site, seq, &w, err);
    return rc == HUB_OK ? look(h, &w, out, err) : rc;
}

enum hub_rc hub_undo_step(struct hub *h, const struct undo_next *next, struct arena *a,
    const char **sentence, struct hub_err *err)
{
    struct undo_work w = {.a = a, .seen = next->seen};
    enum hub_rc rc = own_step(h, next->site, next->seq, &w, err);
    return rc == HUB_OK ? reverse(h, &w, "undo", "Taken back", sentence, err) : rc;
}

bool undo_asks(const struct undo_next *next)
{
    return !next->this_sitting || next->agreed || next->published || !str_empty(next->since);
}

const char *undo_question(const struct undo_next *next, struct arena *a)
{
    char when[DATE_TEXT];
    struct sb b = sb_on(a);
    sb_addf(&b, "You %s, %s.", next->what, wall_long(next->at, when));
    if (!str_empty(next->since)) {
        sb_addf(&b, "\nSince then %s.\nTaking yours back takes that back too.", next->since);
    } else if (next->agreed) {
        sb_add(&b, " This sleepover is agreed: tell the family and the host if you take it back.");
    } else if (next->published) {
        sb_add(&b, " It may hang on walls already: tell those who have it.");
    }
    sb_add(&b, " Take it back?");
    return sb_str(&b);
}

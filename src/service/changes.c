/* SPDX-License-Identifier: MIT */
/* Everything that was done, a sentence a step, newest first. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/pack.h"
#include "hub/model/person.h"
#include "hub/model/stay.h"

#include "changes_priv.h"
#include "links_priv.h"
#include "merge_priv.h"
#include "questions_priv.h"

#include <string.h>

static bool is_pair(const struct journal_change *c)
{
    return change_noun(c)->flags & NOUN_LINK;
}

static bool about(const struct step *s, const struct journal_change *c)
{
    return s->noun == change_noun(c) && id_eq(s->record, c->row);
}

/* The record the step was labelled with, when it is among those seen; else the only one. */
static void choose_record(struct listing *l, struct step *s)
{
    struct idmap seen;
    const struct noun *labelled = noun_find(s->txn->noun);
    const struct journal_change *only = NULL;
    if (l->ask->noun) { /* the history of one record is about that record */
        s->noun = l->ask->noun;
        s->record = l->ask->record;
        s->records = 1;
        return;
    }
    idmap_on(&seen, l->scratch);
    for (size_t i = 0; i < s->count; i++) {
        const struct journal_change *c = s->changes[i];
        if (!is_pair(c) && idmap_get(&seen, c->row, 0) == 0) {
            idmap_put(&seen, c->row, 1);
            s->records++;
            only = c;
        }
    }
    if (labelled && id_known(s->txn->record) && !(labelled->flags & NOUN_SEALED)) {
        s->noun = labelled;
        s->record = s->txn->record;
    } else if (only && s->records == 1 && !s->size) {
        s->noun = change_noun(only);
        s->record = only->row;
    }
}

/* "children (Theo added)", of a pair that this step made or took off. */
static const char *pair_text(struct listing *l, const struct step *s, const struct journal_change *c)
{
    struct hub_err ignored;
    const struct noun *via = change_noun(c);
    for (size_t i = 0; i < s->noun->field_count; i++) {
        const struct field *f = &s->noun->fields[i];
        void *pair = arena_alloc(l->scratch, via->size);
        if (f->type != FIELD_LINKS || noun_find(f->via) != via ||
            record_get(l->h->store, via, c->row, l->scratch, pair, &ignored) != HUB_OK) {
            continue;
        }
        return arena_printf(l->scratch, "%s (%s %s)", f->word,
            namer_name(l->names, noun_find(f->ref), links_other(f, pair)),
            c->op == 'R'   ? "taken off"
            : c->op == 'I' ? "added"
                           : "put back");
    }
    return NULL;
}

static bool is_whole(const struct step *s, const struct journal_change *c)
{
    return about(s, c) && (c->op != 'U' || str_eq(c->column, "removed_at"));
}

/* "added the child Mia: Born: Sat 3 Feb 2018" */
static const char *whole_record(
    struct listing *l, const struct step *s, const struct journal_change *c)
{
    static const char *const wholes[] = {"added", "removed", "brought back"};
    struct telling t = {.h = l->h, .names = l->names, .a = l->scratch, .masked = l->masked};
    const char *text = tell_change(&t, s->noun, c), *past = "changed";
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        if (str_starts(text, wholes[i])) {
            past = wholes[i];
            text += strlen(past);
            break;
        }
    }
    return arena_printf(l->scratch, "%s the %s %s%s", past, s->noun->name,
        namer_name(l->names, s->noun, s->record), text);
}

/* A record called by the name of somebody: "Mia's bedtime". */
static bool somebody(const struct noun *n)
{
    return n == &child_noun || n == &person_noun || n == &host_noun;
}

/* "changed Mia's bedtime from 19:30 to 20:00 and phone"; "changed the stay …: status from …" */
static const char *changed_parts(struct listing *l, const struct step *s)
{
    struct telling t = {.h = l->h, .names = l->names, .a = l->scratch, .masked = l->masked};
    const char **parts = arena_array(l->scratch, s->count + 1, sizeof *parts);
    const char *name = namer_name(l->names, s->noun, s->record);
    size_t count = 0;
    struct sb b = sb_on(l->scratch);
    for (size_t i = 0; i < s->count; i++) {
        const struct journal_change *c = s->changes[i];
        const char *text = about(s, c)  ? tell_part(&t, s->noun, c)
                           : is_pair(c) ? pair_text(l, s, c)
                                        : NULL;
        if (!str_empty(text)) {
            parts[count++] = text;
        }
    }
    if (somebody(s->noun) && count) {
        sb_addf(&b, "changed %s's ", name);
    } else {
        sb_addf(&b, "changed the %s %s%s", s->noun->name, name, count ? ": " : "");
    }
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", parts[i]);
    }
    return sb_str(&b);
}

static const char *one_record(struct listing *l, const struct step *s)
{
    const char *text = change_swap(l, s);
    text = text ? text : change_pack(l, s);
    if (text) {
        return text;
    }
    for (size_t i = 0; i < s->count && !text; i++) {
        text = is_whole(s, s->changes[i]) ? whole_record(l, s, s->changes[i]) : NULL;
    }
    text = text ? text : changed_parts(l, s);
    if (s->size) {
        return arena_printf(l->scratch, "%s, and %lld more changes", text, (long long)s->size - 1);
    }
    return s->records > 1 ? arena_printf(l->scratch, "%s, and %zu more record%s", text,
                                s->records - 1, s->records == 2 ? "" : "s")
                          : text;
}

/* A step about several records, as people call it. */
static const char *verb_words(const char *verb)
{
    static const struct {
        const char *verb, *words;
    } known[] = {{"init", "started the hub"}, {"import", "took in files"}, {"add", "added"},
        {"edit", "changed"}, {"remove", "removed"}, {"restore", "brought back"},
        {"number", "numbered a register"}, {"part", "put into this copy"}, {"undo", "a step"}, {"redo", "a step"},
        {"resolve", "settled a question"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (str_eq(known[i].verb, verb)) {
            return known[i].words;
        }
    }
    return verb;
}

static const char *sentence(struct listing *l, const struct step *s)
{
    const char *lead = str_eq(s->txn->verb, "undo")   ? "took back: "
                       : str_eq(s->txn->verb, "redo") ? "did again: "
                       : l->ask->noun && str_eq(s->txn->verb, "import") ? "took in a file: "
                                                      : "";
    if (str_eq(s->txn->verb, "merge")) {
        return merge_words(l->h, s->txn, l->scratch);
    }
    if (*lead && str_eq(s->txn->noun, homecoming_noun.name)) {
        return arena_printf(
            l->scratch, "%s%s", lead, merge_which(l->h, s->txn->record, l->scratch));
    }
    if (str_eq(s->txn->verb, "resolve") || (*lead && str_eq(s->txn->noun, question_noun.name))) {
        return arena_printf(l->scratch, "%s%s", lead,
            question_settled_words(l->h, s->txn->record, l->scratch));
    }
    if (!s->noun && s->size) {
        return arena_printf(l->scratch, "%s%s: %lld changes", lead, verb_words(s->txn->verb),
            (long long)s->size);
    }
    if (!s->noun) {
        return arena_printf(l->scratch, "%s%s: %zu %s", lead, verb_words(s->txn->verb),
            s->records, words_many(s->records, "record", "records"));
    }
    return arena_printf(l->scratch, "%s%s", lead, one_record(l, s));
}

/* Whether the question is about this step at all, before anything of it is read. */
static bool asked_for(const struct listing *l, const struct journal_txn *txn)
{
    const struct changes_ask *ask = l->ask;
    bool others = id_known(txn->person) && !id_eq(txn->person, l->h->person) &&
                  txn->at.ms >= ask->since.ms;
    return (!ask->others || others) && (!id_known(ask->person) || id_eq(ask->person, txn->person)) &&
           txn->applied > ask->after && (!ask->before || txn->applied < ask->before);
}

/* The records a step touched and those they belong to, the hub itself aside. */
static void all_touched(struct listing *l, const struct step *s, struct change_line *line)
{
    struct hub_err ignored;
    hub_id *ids = arena_array(l->scratch, s->count * CHANGE_OWNERS + 1, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct noun *n = change_noun(s->changes[i]);
        hub_id id = s->changes[i]->row;
        for (int depth = 0; depth < CHANGE_OWNERS && n && n != &hub_noun && id_known(id); depth++) {
            void *rec = arena_alloc(l->scratch, n->size);
            const struct field *f = n->owner ? noun_field(n, n->owner) : NULL;
            ids[count++] = id;
            bool up = f && f->type == FIELD_REF &&
                      record_get(l->h->store, n, id, l->scratch, rec, &ignored) == HUB_OK;
            n = up ? noun_find(f->ref) : NULL;
            id = up ? change_ref(f, rec) : ID_NONE;
        }
    }
    line->touched = ids;
    line->touched_count = count;
}

static const char *who_did(struct listing *l, const struct journal_txn *txn)
{
    return id_known(txn->person) ? namer_name(l->names, &person_noun, txn->person) : "hub";
}

static enum hub_rc each_txn(void *arg, const struct journal_txn *txn, struct hub_err *err)
{
    struct listing *l = arg;
    struct step s;
    if (l->ask->most && l->told == l->ask->most) {
        return HUB_EFINDING; /* enough */
    }
    if (!asked_for(l, txn)) {
        return HUB_OK;
    }
    if (l->ask->read && l->read++ == l->ask->read) {
        if (l->ask->cut) {
            *l->ask->cut = true;
        }
        return HUB_EFINDING; /* enough */
    }
    arena_reset(l->scratch);
    enum hub_rc rc = step_read(l, txn, &s, err);
    if (rc != HUB_OK || s.count == 0) {
        return rc;
    }
    choose_record(l, &s);
    struct change_line line = {
        .at = stamp_to_wall(txn->at),
        .person = txn->person,
        .who = who_did(l, txn),
        .verb = txn->verb,
        .what = s.noun ? s.noun->name : "",
        .record = s.noun ? s.record : ID_NONE,
        .sentence = sentence(l, &s),
        .site = txn->site,
        .seq = txn->seq,
        .applied = txn->applied,
    };
    if (l->ask->touched) {
        all_touched(l, &s, &line);
    }
    l->told++;
    return l->each(l->arg, &line, err);
}

static hub_stamp midnight(hub_date d)
{
    return date_known(d) ? wall_to_stamp(wall_at(d, 0), NULL) : STAMP_NONE;
}

static void listing_begin(struct listing *l, struct hub *h, const struct changes_ask *ask)
{
    *l = (struct listing){.h = h,
        .keep = arena_create(),
        .scratch = arena_create(),
        .family = ID_NONE,
        .masked = !ask->noun,
        .ask = ask};
    l->names = namer_create(h, l->keep);
}

static void listing_end(struct listing *l)
{
    arena_destroy(l->scratch);
    arena_destroy(l->keep);
}

static enum hub_rc of_record(struct listing *l, struct hub_err *err)
{
    struct journal_txn *steps;
    size_t count = 0;
    enum hub_rc rc = access_check(l->h, VERB_READ, l->ask->noun, err);
    if (rc == HUB_OK) {
        rc = step_places(l, err);
    }
    if (rc == HUB_OK) {
        rc = tell_steps_of(l->h, l->ask->noun, l->ask->record, l->keep, &steps, &count, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = each_txn(l, &steps[i], err);
    }
    return rc;
}

static enum hub_rc of_days(struct listing *l, struct hub_err *err)
{
    const struct changes_ask *ask = l->ask;
    hub_date next = date_known(ask->to) ? date_add(ask->to, 1) : DATE_NONE;
    hub_stamp first = midnight(ask->from);
    if (ask->others && ask->since.ms > first.ms) {
        first = ask->since; /* what is older is not even looked at, however much the day brought */
    }
    struct journal_range range = {
        first, midnight(next), ask->after, ask->before, l->h->narrowed};
    enum hub_rc rc = HUB_OK;
    if (ask->family) {
        rc = resolve_name(
            l->h, &family_noun, ask->family, &hub_noun, l->h->narrowed, &l->family, err);
    }
    return rc == HUB_OK ? journal_each_txn(l->h->store, &range, each_txn, l, err) : rc;
}

enum hub_rc hub_changes(struct hub *h, const struct changes_ask *ask,
    enum hub_rc (*each)(void *arg, const struct change_line *line, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct listing l;
    enum hub_rc rc = access_check(h, VERB_HISTORY, NULL, err);
    if (rc != HUB_OK) {
        return rc;
    }
    listing_begin(&l, h, ask);
    l.each = each;
    l.arg = arg;
    rc = ask->noun ? of_record(&l, err) : of_days(&l, err);
    listing_end(&l);
    return rc == HUB_EFINDING ? HUB_OK : rc;
}

const char *tell_swap(struct hub *h, const struct journal_txn *txn, struct arena *a)
{
    struct changes_ask none = {0};
    struct listing l;
    struct step s;
    struct hub_err ignored;
    const char *text = NULL;
    listing_begin(&l, h, &none);
    if (str_eq(txn->noun, stay_noun.name) && step_read(&l, txn, &s, &ignored) == HUB_OK && s.count) {
        choose_record(&l, &s);
        text = change_swap(&l, &s);
        text = text ? arena_strdup(a, text) : NULL;
    }
    listing_end(&l);
    return text;
}

const char *tell_step(struct hub *h, const struct journal_txn *txn, struct arena *a)
{
    struct changes_ask none = {0};
    struct listing l;
    struct step s;
    struct hub_err ignored;
    char when[DATE_TEXT];
    const char *text = "somebody changed it";
    listing_begin(&l, h, &none);
    if (step_read(&l, txn, &s, &ignored) == HUB_OK && s.count) {
        choose_record(&l, &s);
        text = arena_printf(a, "%s %s, %s", who_did(&l, txn), sentence(&l, &s),
            wall_long(stamp_to_wall(txn->at), when));
    }
    listing_end(&l);
    return text;
}

/* SPDX-License-Identifier: MIT */
/*
 * Writing records: a new one by questions in turn, an old one by its fields.
 * Each answer is in an unfinished note at once; nothing of it counts before it
 * is saved. The notes are those of the screen: either carries on the other's.
 */
#include "plain_form_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/worry.h"
#include "hub/service/corrections.h"
#include "hub/service/drafts.h"
#include "hub/service/presence.h"
#include "hub/service/worry.h"

#include <string.h>

static hub_id *ref_in(const struct field *f, void *rec)
{
    return (hub_id *)(void *)((char *)rec + f->offset);
}

/* The record as it is, or a new one. False, and said why: it cannot be read. */
static bool answers_begin(struct answers *f, struct plain *p, const struct noun *n, hub_id id)
{
    struct hub_err err;
    *f = (struct answers){.p = p, .noun = n, .id = id, .draft = {.id = ID_NONE}};
    f->rec = arena_alloc(p->a, n->size);
    f->text = arena_array(p->a, n->field_count + 1, sizeof *f->text);
    record_clear(n, f->rec);
    enum hub_rc rc = hub_step(p->h, &f->step, &err);
    if (rc == HUB_OK) {
        rc = !id_known(id)      ? record_defaults(n, f->rec, hub_today(p->h), p->a, &err)
             : n == &worry_noun ? hub_worry_open(p->h, id, p->a, f->rec, &err)
                                : hub_get(p->h, n, id, p->a, f->rec, &err);
    }
    if (rc != HUB_OK) {
        say_error(p, &err);
    }
    return rc == HUB_OK;
}

void answers_put(struct answers *f, size_t i, const char *text)
{
    struct hub_err ignored;
    const struct field *field = &f->noun->fields[i];
    f->text[i] = text;
    if (field->type == FIELD_LINKS) {
        return;
    }
    field_parse(field, f->rec, text, hub_today(f->p->h), f->p->a, &ignored);
}

static size_t answered(const struct answers *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        n += f->text[i] != NULL;
    }
    return n - f->preset;
}

const char *answers_shown(const struct answers *f, size_t i)
{
    const struct field *field = &f->noun->fields[i];
    return field->type == FIELD_LINKS && f->text[i] ? f->text[i]
                                                    : plain_shown(f->p, field, f->rec);
}

/* --- the unfinished note ------------------------------------------------------- */

static void add_draft_field(struct draft *d, const char *column, const char *text)
{
    d->fields[d->count++] = (struct draft_field){column, text};
}

/* A record by its name, and behind it by its number. */
static void add_draft_text(struct answers *f, struct draft *d, size_t i)
{
    const struct field *field = &f->noun->fields[i];
    struct arena *a = f->p->a;
    hub_id id = field->type == FIELD_REF ? *ref_in(field, f->rec) : ID_NONE;
    if (!id_known(id)) {
        add_draft_field(d, field->column, f->text[i]);
        return;
    }
    add_draft_field(d, field->column, plain_shown(f->p, field, f->rec));
    add_draft_field(d, arena_printf(a, "%s#", field->column), id_text(a, id));
}

void answers_keep(struct answers *f)
{
    struct hub_err err;
    struct draft d = f->draft;
    size_t fields = f->noun->field_count;
    d.noun = f->noun->name;
    d.record = f->id;
    d.step = f->step;
    d.count = 0;
    d.fields = arena_array(f->p->a, fields * 2 + 1, sizeof *d.fields);
    for (size_t i = 0; i < fields; i++) {
        if (f->text[i]) {
            add_draft_text(f, &d, i);
        }
    }
    if (answered(f) > 0 && hub_draft_put(f->p->h, &d, &err) != HUB_OK) {
        note(f->p->inv, "%s", err.msg);
    }
    f->draft.id = d.id;
}

void answers_drop(struct answers *f)
{
    struct hub_err err;
    if (id_known(f->draft.id) && hub_draft_drop(f->p->h, f->draft.id, &err) != HUB_OK) {
        say_error(f->p, &err);
    }
    f->draft.id = ID_NONE;
}

/* --- questions -------------------------------------------------------------------- */

bool answers_skip(const struct answers *f, const struct field *field)
{
    return (field->flags & FIELD_READONLY) || field->type == FIELD_STAMP ||
           (str_eq(field->column, "hub_id") && id_known(hub_default(f->p->h)));
}

/* Whether this question is one of the first (what must be answered), or of this part of the others. */
static bool asked_in(const struct answers *f, size_t i, const bool *part)
{
    const struct field *field = &f->noun->fields[i];
    bool must = (field->flags & FIELD_REQUIRED) && !field->def;
    return !answers_skip(f, field) && (part ? part[i] && !must : must);
}

struct keeping {
    struct answers *f;
    size_t i;
};

static void keep_so_far(void *arg, const char *so_far)
{
    struct keeping *k = arg;
    k->f->text[k->i] = arena_strdup(k->f->p->a, so_far);
    answers_keep(k->f);
}

static enum value_answer answers_ask(struct answers *f, size_t i)
{
    const struct field *field = &f->noun->fields[i];
    const char *before = f->text[i], *text;
    struct keeping k = {f, i};
    struct value_keeper keeper = {keep_so_far, &k};
    enum value_answer answer = plain_value(f->p, f->noun, field, f->rec, &keeper, &text);
    if (answer == VALUE_SET) {
        answers_put(f, i, text);
        answers_keep(f);
        say(f->p, "%s: %s", field->label, answers_shown(f, i));
    } else if (!f->p->ended) {
        f->text[i] = before;
    }
    return answer;
}

/* The question before `i` of the same kind; `i` itself at the first. */
static size_t previous(const struct answers *f, size_t i, const bool *part)
{
    for (size_t k = i; k-- > 0;) {
        if (asked_in(f, k, part)) {
            return k;
        }
    }
    return i;
}

/* What must be answered, or the others of a part, in turn; false: stopped before the end. */
static bool ask_all(struct answers *f, const bool *part)
{
    bool required = !part;
    for (size_t i = 0; i < f->noun->field_count;) {
        if (!asked_in(f, i, part) || (required && f->text[i])) {
            i++;
            continue;
        }
        const char *now = required ? answers_now(f, i) : NULL;
        switch (answers_ask(f, i)) {
        case VALUE_SET:
            i++;
            break;
        case VALUE_KEPT:
            f->text[i] = now ? now : f->text[i];
            i += !required || !field_is_empty(&f->noun->fields[i], f->rec);
            if (required && i < f->noun->field_count && !f->text[i]) {
                say(f->p, "This one is needed. 0 goes back.");
            }
            break;
        case VALUE_PREVIOUS:
            i = previous(f, i, part);
            f->text[i] = required ? NULL : f->text[i];
            break;
        case VALUE_BACK:
            return false;
        }
    }
    return true;
}

struct asking {
    const struct answers *f;
    const size_t *which; /* of the fields */
};

static const char *answer_label(void *arg, size_t n, struct arena *a)
{
    const struct asking *q = arg;
    size_t i = q->which[n];
    const char *shown = answers_shown(q->f, i);
    bool hide = q->f->p->hide && !str_eq(shown, "nothing");
    return arena_printf(
        a, "%s: %s%s", q->f->noun->fields[i].label, hide ? "hidden" : shown,
        q->f->text[i] && id_known(q->f->id) ? " (not saved yet)" : "");
}

/* Which field to answer; CHOSE_ otherwise. */
static int choose_field(struct answers *f, struct choices *c, const bool *part)
{
    size_t *which = arena_array(f->p->a, f->noun->field_count + 1, sizeof *which);
    struct asking q = {f, which};
    for (size_t i = 0; i < f->noun->field_count; i++) {
        if (part[i]) {
            which[c->count++] = i;
        }
    }
    c->label = answer_label;
    c->arg = &q;
    int n = choose(f->p, c);
    return n >= 0 ? (int)which[n] : n;
}

/* --- the end of a form -------------------------------------------------------------- */

static bool throw_away(struct answers *f)
{
    if (f->p->ended || !ask_yes(f->p, "Throw these answers away?")) {
        return false;
    }
    answers_drop(f);
    return true;
}

static void open_saved(struct answers *f)
{
    bool new = !id_known(f->id);
    f->done = answers_save(f);
    if (f->done && new && !(f->noun->flags & NOUN_SEALED)) {
        plain_record(f->p, f->noun, f->id, NULL);
    }
}

/* Leaving with answers that are not saved. */
static void leave(struct answers *f)
{
    static const char *const lines[] = {"Save", "Carry on", "Keep it as an unfinished note",
        "Throw away"};
    enum { SAVE, CARRY_ON, KEEP, THROW_AWAY };
    if (answered(f) == 0) {
        answers_drop(f);
        f->done = true;
        return;
    }
    int which = choose_of(f->p, "Not saved yet. Leave it?", lines, sizeof lines / sizeof *lines);
    if (which == SAVE) {
        open_saved(f);
    } else if (which == KEEP) {
        say(f->p, "Kept. See Unfinished notes.");
        f->done = true;
    } else if (which == THROW_AWAY) {
        f->done = throw_away(f);
    }
}

static void change_answer(struct answers *f)
{
    struct choices parts = {.title = "Of which part?", .own_undo = true};
    struct choices c = {.title = "Which answer?", .word = "answer", .own_undo = true};
    bool *part = arena_array(f->p->a, f->noun->field_count + 1, sizeof *part);
    int which = plain_part(f, &parts, part);
    which = which >= 0 ? choose_field(f, &c, part) : which;
    if (which >= 0) {
        answers_ask(f, (size_t)which);
    }
}

static void ask_more(struct answers *f)
{
    struct choices c = {.title = "More about what?", .own_undo = true};
    bool *part = arena_array(f->p->a, f->noun->field_count + 1, sizeof *part);
    if (plain_part(f, &c, part) >= 0) {
        ask_all(f, part);
    }
}

/* What to do with the answers of a new record. */
static void finish(struct answers *f)
{
    static const char *const lines[] = {"Save", "More questions", "Change an answer",
        "Keep it as an unfinished note", "Throw away"};
    enum { SAVE, MORE, CHANGE, KEEP, THROW_AWAY };
    size_t count = answered(f);
    struct arena *a = f->p->a;
    int which = choose_of(f->p, arena_printf(a, "New %s: %zu %s, not saved yet",
                                    noun_counted(f->noun, 1, a), count, words_many(count, "answer", "answers")),
        lines, sizeof lines / sizeof *lines);
    switch (which) {
    case SAVE:
        open_saved(f);
        break;
    case MORE:
        ask_more(f);
        break;
    case CHANGE:
        change_answer(f);
        break;
    case KEEP:
        say(f->p, "Kept. See Unfinished notes.");
        f->done = true;
        break;
    case THROW_AWAY:
        f->done = throw_away(f);
        break;
    case CHOSE_BACK:
        leave(f);
        break;
    default:
        break;
    }
}

/* Questions of one part until 0; where words named one question, that one. */
static void change_part(struct answers *f, const bool *part)
{
    int which = CHOSE_CHANGED;
    size_t only = 0, count = 0;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        count += part[i];
        only = part[i] ? i : only;
    }
    if (count == 1) {
        answers_ask(f, only);
        return;
    }
    while (!f->p->ended && (which >= 0 || which == CHOSE_CHANGED)) {
        struct choices c = {
            .title = "Which one?", .word = "answer", .help = "0, then + saves.", .own_undo = true};
        which = choose_field(f, &c, part);
        if (which >= 0) {
            answers_ask(f, (size_t)which);
        }
    }
}

/* One step with a record that is there: a part of it, or all that was changed saved. */
static void change(struct answers *f)
{
    size_t count = answered(f);
    const char *name = namer_name(namer_create(f->p->h, f->p->a), f->noun, f->id);
    const char *verb = hub_corrects(f->noun) ? "Put right" : "Change";
    bool *part = arena_array(f->p->a, f->noun->field_count + 1, sizeof *part);
    bool several = plain_part_count(f) > 1;
    struct choices c = {
        .title = count == 0 ? arena_printf(f->p->a, "%s %s: which %s?", verb, shown_name(f->p, name),
                                  several ? "part" : "field")
                            : arena_printf(f->p->a, "%s %s: %zu not saved yet", verb,
                                  shown_name(f->p, name), count),
        .word = "field",
        .help = "+ saves what you have changed. Words find one answer in any part.",
        .add = count ? "Save" : NULL,
        .own_undo = count > 0,
    };
    int which = plain_part(f, &c, part);
    if (several && which >= 0) {
        change_part(f, part);
        return;
    }
    which = several ? which : choose_field(f, &c, part);
    if (which >= 0) {
        answers_ask(f, (size_t)which);
    } else if (which == CHOSE_ADD) {
        f->done = answers_save(f);
    } else if (which == CHOSE_BACK) {
        leave(f);
    } else if (which == CHOSE_CHANGED && count == 0) {
        f->done = !answers_begin(f, f->p, f->noun, f->id);
    }
}

static void go_on(struct answers *f)
{
    while (!f->done && !f->p->ended) {
        if (id_known(f->id)) {
            answers_others(f);
            change(f);
        } else {
            finish(f);
        }
    }
    hub_editing_one(f->p->h, ID_NONE);
}

static void fill(struct answers *f)
{
    bool whole = ask_all(f, NULL);
    if (!f->p->ended && !whole && answered(f) == 0) {
        answers_drop(f);
        return;
    }
    go_on(f);
}

void plain_add(struct plain *p, const struct noun *n, const struct assignment *set, size_t count)
{
    struct answers f;
    if (is_hidden(p) || !plain_writes(p, n) || !answers_begin(&f, p, n, ID_NONE)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct field *field = noun_field(n, set[i].word);
        if (field) {
            answers_put(&f, (size_t)(field - n->fields), set[i].value);
            f.preset++;
        }
    }
    fill(&f);
}

void plain_edit(struct plain *p, const struct noun *n, hub_id id)
{
    struct answers f;
    if (!is_hidden(p) && plain_writes(p, n) && answers_begin(&f, p, n, id)) {
        go_on(&f);
    }
}

/* --- carrying on ---------------------------------------------------------------------- */

static void resume(struct answers *f, const struct draft *d)
{
    for (size_t i = 0; i < d->count; i++) {
        const char *column = d->fields[i].column;
        size_t len = strcspn(column, "#");
        const struct field *field =
            noun_field(f->noun, arena_strndup(f->p->a, column, len));
        if (field && (field->type != FIELD_REF || column[len] || !*d->fields[i].text)) {
            answers_put(f, (size_t)(field - f->noun->fields), d->fields[i].text);
        }
    }
}

void plain_carry_on(struct plain *p, hub_id draft)
{
    struct draft d;
    struct hub_err err;
    struct answers f;
    if (is_hidden(p)) {
        return;
    }
    if (hub_draft_get(p->h, draft, p->a, &d, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    const struct noun *n = noun_find(d.noun);
    if (!n) {
        say(p, "This note was begun with a newer hub. It is kept.");
        return;
    }
    if (!answers_begin(&f, p, n, d.record)) {
        return;
    }
    f.step = d.step;
    f.draft.id = draft;
    resume(&f, &d);
    if (id_known(f.id)) {
        go_on(&f);
    } else {
        fill(&f);
    }
}

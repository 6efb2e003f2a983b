/* SPDX-License-Identifier: MIT */
/*
 * Bringing a copy home. Looking at it is doing it and taking it back, so what is seen is what will
 * be.
 */
#include "homecoming_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/person.h"
#include "hub/service/sealed.h"
#include "namer_priv.h"
#include "rota_news_priv.h"
#include "today_priv.h"

#include <string.h>

/* --- in a transaction -------------------------------------------------------------------------- */

static struct txn_label label_of(const struct hub *h)
{
    return (struct txn_label){
        .verb = "merge", .person = h->person, .noun = homecoming_noun.name, .kept = true};
}

static enum hub_rc free_number(struct hub *h, struct bringing *b, int64_t *number, struct hub_err *err)
{
    struct record_query q = {.any = true, .order = "-number", .limit = 1};
    struct record_list last;
    query_is(&q, "hub_id", b->file->hub);
    enum hub_rc rc = record_list(h->store, &pack_noun, &q, b->a, &last, err);
    int64_t highest = rc == HUB_OK && last.count ? ((const struct pack *)record_at(&last, 0))->number : 0;
    *number = b->file->facts.number > highest ? b->file->facts.number : highest + 1;
    return rc;
}

/* A hub that was restored may have lost its own line about the copy. */
static enum hub_rc new_line(struct hub *h, struct bringing *b, struct hub_err *err)
{
    struct homecoming_file *f = b->file;
    struct hub_err ignored;
    struct pack *p = &f->row;
    struct person who;
    record_clear(&pack_noun, p);
    bool known = id_known(f->facts.holder) && record_get(h->store, &person_noun, f->facts.holder,
                                                  b->a, &who, &ignored) == HUB_OK;
    p->hub_id = f->hub;
    p->mark = f->mark;
    p->holder_id = known ? f->facts.holder : h->person;
    p->taken_at = f->facts.made_at;
    p->due = f->facts.due;
    p->status = "out";
    enum hub_rc rc = free_number(h, b, &p->number, err);
    return rc == HUB_OK ? record_insert(h->store, &pack_noun, p, err) : rc;
}

static enum hub_rc begin(struct hub *h, struct bringing *b, struct hub_err *err)
{
    struct homecoming_file *f = b->file;
    enum hub_rc rc = id_known(f->row.record.id) ? HUB_OK : new_line(h, b, err);
    if (rc != HUB_OK) {
        return rc;
    }
    record_clear(&homecoming_noun, &b->came);
    b->came.hub_id = f->hub;
    b->came.pack_id = f->row.record.id;
    b->came.came_at = clock_now(&h->clock);
    b->came.by_id = h->person;
    b->came.clock_off_s = f->clock_off_s;
    b->came.file = f->sum;
    rc = record_insert(h->store, &homecoming_noun, &b->came, err);
    store_label_record(h->store, b->came.record.id);
    return rc;
}

static enum hub_rc finish(struct hub *h, struct bringing *b, struct hub_err *err)
{
    struct sb text = sb_on(b->a);
    struct pack *p = &b->file->row;
    struct homecoming *c = &b->came;
    for (size_t i = 0; i < b->line_count; i++) {
        sb_addf(&text, "%s%s", i ? "\n" : "", b->lines[i]);
    }
    c->receipt = sb_str(&text);
    c->steps = b->done.steps;
    c->applied = b->done.applied;
    c->same = b->done.same;
    c->asked = b->done.asked;
    c->waiting = b->done.waiting;
    p->status = "returned";
    p->settled_at = c->came_at;
    enum hub_rc rc = record_update(h->store, &homecoming_noun, c, err);
    return rc == HUB_OK ? record_update(h->store, &pack_noun, p, err) : rc;
}

static enum hub_rc bring_in(struct hub *h, struct bringing *b, struct hub_err *err)
{
    struct rota_before *before;
    struct merge_ask ask = {.pack = b->file->pack, .hub = b->file->hub};
    enum hub_rc rc = begin(h, b, err);
    ask.homecoming = b->came.record.id;
    ask.holder = b->file->row.holder_id;
    rc = rc == HUB_OK ? rota_news_begin(h, b->a, &before, err) : rc;
    rc = rc == HUB_OK ? merge_apply(h, &ask, b->a, &b->done, err) : rc;
    rc = rc == HUB_OK ? rota_news_open(h, before, b->a, &b->news, err) : rc;
    rc = rc == HUB_OK ? homecoming_receipt(h, b, err) : rc;
    return rc == HUB_OK ? finish(h, b, err) : rc;
}

/* The rota of all hubs the copy is of. */
enum hub_rc homecoming_bring(struct hub *h, struct bringing *b, struct hub_err *err)
{
    hub_id narrowed = h->narrowed;
    h->narrowed = b->file->facts.hub;
    enum hub_rc rc = bring_in(h, b, err);
    h->narrowed = narrowed;
    return rc;
}

/* --- looking -------------------------------------------------------------------------------------- */

struct shower { /* open names become names */
    struct hub *h;
    struct namer *names;
    struct arena *a;
};

static const char *shown(const struct shower *s, const char *words)
{
    return words ? due_shown(s->h, s->names, words, s->a) : NULL;
}

static const char *ask_text(const struct question_row *q, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_addf(&b, str_empty(q->advice) ? "%s." : "%s", str_empty(q->advice) ? q->about : q->question);
    for (size_t i = 0; i < q->side_count; i++) {
        sb_addf(&b, "%s%s", i ? " / " : " ", question_side_words(q, i, false, a));
    }
    return sb_str(&b);
}

static enum hub_rc plan_asks(
    struct hub *h, const struct bringing *b, struct return_plan *out, struct hub_err *err)
{
    struct telling t = {.h = h, .names = namer_create(h, b->a), .a = b->a};
    enum hub_rc rc = HUB_OK;
    out->asks = arena_array(b->a, b->done.question_count + 1, sizeof *out->asks);
    for (size_t i = 0; rc == HUB_OK && i < b->done.question_count; i++) {
        struct question q;
        struct question_read r;
        struct question_row row;
        struct hub_err hidden;
        rc = record_get(h->store, &question_noun, b->done.questions[i], b->a, &q, err);
        if (rc == HUB_OK && question_read(h, &q, b->a, &r, &hidden) == HUB_OK) {
            question_tell(&t, &r, &row);
            out->asks[out->ask_count++] = (struct return_line){ask_text(&row, b->a),
                row.field ? row.field->label : row.noun ? row.noun->title : "Not known here"};
        }
    }
    return rc;
}

static void plan_guards(const struct bringing *b, struct return_plan *out)
{
    for (int g = GUARD_NONE + 1; g < GUARDS; g++) {
        out->guard_words[g] = homecoming_guard(b->file, b, (enum return_guard)g);
        out->guards |= out->guard_words[g] ? 1u << g : 0;
    }
    out->needs_yes = out->guards & ~(1u << GUARD_OLD);
}

static void plan_lines(const struct shower *s, struct bringing *b, struct return_plan *out)
{
    b->lines = NULL;
    b->line_count = b->line_cap = 0;
    homecoming_kinds(s->h, b);
    out->lines = arena_array(b->a, b->line_count + 1, sizeof *out->lines);
    for (size_t i = 0; i < b->line_count; i++) {
        const char *line = b->lines[i];
        out->lines[out->line_count++] =
            (struct return_line){shown(s, line), due_hidden(s->h, s->names, line, s->a)};
    }
    out->rota = b->news;
    for (size_t i = 0; i < out->rota.row_count; i++) {
        out->rota.rows[i].sentence = shown(s, b->news.rows[i].sentence);
        out->rota.rows[i].fix = shown(s, b->news.rows[i].fix);
    }
}

static const char *summary_of(const struct return_plan *p, struct arena *a)
{
    struct sb b = sb_on(a);
    if (p->steps == 0) {
        return p->guards & 1u << GUARD_OLD ? "Nothing in it is new here."
                                           : "Nothing was written in it while it was away.";
    }
    sb_add(&b, hub_to_bring_home(p->steps, a));
    if (p->ask_count) {
        sb_addf(&b, ", %zu to decide", p->ask_count);
    }
    if (p->rota.must) {
        sb_addf(&b, ", %zu to fix in the rota", p->rota.must);
    }
    sb_addc(&b, '.');
    return sb_str(&b);
}

static enum hub_rc plan_of(
    struct hub *h, struct bringing *b, struct return_plan *out, struct hub_err *err)
{
    struct shower s = {h, namer_create(h, b->a), b->a};
    const struct merge_done *d = &b->done;
    out->number = b->file->row.number;
    out->holder = namer_name(s.names, &person_noun, b->file->row.holder_id);
    out->hub = b->file->facts.hub;
    out->event = b->file->facts.event;
    out->steps = d->steps;
    out->ask = d->asked;
    plan_guards(b, out);
    enum hub_rc rc = plan_asks(h, b, out, err);
    plan_lines(&s, b, out);
    out->summary = summary_of(out, b->a);
    return rc;
}

/* Nothing that was read while it was tried is kept. */
static void forget(struct hub *h)
{
    calendar_series_forget(h);
    risk_forget(h);
    find_memo_free(&h->found);
    h->entries_known = false;
    memset(h->totals, 0, sizeof h->totals);
}

static enum hub_rc try_it(
    struct hub *h, struct homecoming_file *f, struct arena *a, struct return_plan *out,
    struct hub_err *err)
{
    struct txn_label label = label_of(h);
    struct bringing b = {.file = f, .a = a};
    struct pack row = f->row;
    enum hub_rc rc = store_begin(h->store, &label, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = homecoming_bring(h, &b, err);
    rc = rc == HUB_OK ? plan_of(h, &b, out, err) : rc;
    store_rollback(h->store);
    f->row = row;
    forget(h);
    return rc;
}

/* A copy that is away takes no other in: both come home. */
static enum hub_rc at_home(struct hub *h, struct hub_err *err)
{
    struct away_state s;
    hub_away_state(h, &s);
    return s.form == FORM_AWAY
               ? hub_fail(err, HUB_EINVAL, "This is a copy that is away itself. Copies are brought "
                                           "home to the hub they were taken from.")
               : HUB_OK;
}

enum hub_rc hub_return_look(struct hub *h, const struct return_ask *ask, struct arena *a,
    struct return_plan *out, struct hub_err *err)
{
    *out = (struct return_plan){.number = 0};
    enum hub_rc rc = access_check(h, VERB_WRITE, &homecoming_noun, err);
    rc = rc == HUB_OK ? at_home(h, err) : rc;
    rc = rc == HUB_OK ? homecoming_open(h, ask, &out->file, err) : rc;
    out->wants_passphrase = rc == HUB_EDENIED && out->file && out->file->locked;
    rc = rc == HUB_OK ? try_it(h, out->file, a, out, err) : rc;
    if (rc != HUB_OK) {
        hub_return_forget(out); /* a file that is refused may be asked for again, with other words */
    }
    return rc;
}

void hub_return_forget(struct return_plan *plan)
{
    homecoming_close(plan->file);
    plan->file = NULL;
}

/* --- doing it --------------------------------------------------------------------------------------- */

static enum hub_rc unchanged(struct hub *h, const struct homecoming_file *f, struct hub_err *err)
{
    int64_t now = 0;
    enum hub_rc rc = journal_newest(h->store, &now, err);
    if (rc == HUB_OK && now != f->seen) {
        return hub_fail(err, HUB_ECONFLICT,
            "Something was changed here since you looked. Nothing was taken in; please look again.");
    }
    return rc;
}

static enum hub_rc work(struct hub *h, void *arg, struct hub_err *err)
{
    struct bringing *b = arg;
    enum hub_rc rc = unchanged(h, b->file, err);
    return rc == HUB_OK ? homecoming_bring(h, b, err) : rc;
}

/* A restored hub writes as somebody else from now on, or its new steps would be taken for the lost ones. */
static enum hub_rc new_site(struct hub *h, struct homecoming_file *f, struct hub_err *err)
{
    enum hub_rc rc = unchanged(h, f, err);
    if (rc == HUB_OK && f->odd.lost) {
        rc = merge_new_site(h, err);
        rc = rc == HUB_OK ? journal_newest(h->store, &f->seen, err) : rc;
    }
    return rc;
}

static const char **split(const char *text, struct arena *a, size_t *count)
{
    size_t cap = 0;
    const char **lines = NULL;
    *count = 0;
    for (const char *p = text; p && *p;) {
        size_t len = strcspn(p, "\n");
        arena_grow(a, &lines, *count, &cap, sizeof *lines);
        lines[(*count)++] = arena_strndup(a, p, len);
        p += len + (p[len] == '\n');
    }
    return lines;
}

static enum hub_rc nothing_new(struct return_plan *plan, struct arena *a, struct return_done *out)
{
    out->receipt = arena_array(a, 1, sizeof *out->receipt);
    out->receipt[0] = arena_printf(a, "Copy %lld: %s Nothing was changed.", (long long)plan->number,
        plan->guard_words[GUARD_OLD]);
    out->receipt_lines = 1;
    return HUB_OK;
}

enum hub_rc hub_return(struct hub *h, struct return_plan *plan, bool yes, struct arena *a,
    struct return_done *out, struct hub_err *err)
{
    struct homecoming_file *f = plan->file;
    struct txn_label label = label_of(h);
    struct bringing b = {.file = f, .a = a};
    *out = (struct return_done){.homecoming = ID_NONE};
    if (plan->needs_yes && !yes) {
        return hub_fail(err, HUB_EUSAGE, "Something is odd about this copy. Read it, then say yes.");
    }
    if (plan->guards & 1u << GUARD_OLD) {
        return nothing_new(plan, a, out);
    }
    enum hub_rc rc = new_site(h, f, err);
    rc = rc == HUB_OK ? hub_write(h, &label, work, &b, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->homecoming = b.came.record.id;
    out->questions = (int64_t)b.done.question_count;
    return hub_receipt(h, out->homecoming, false, a, &out->receipt, &out->receipt_lines, err);
}

/* --- receipts ---------------------------------------------------------------------------------------- */

/* Of records that who reads may not see no line is shown. */
static bool may_read(struct hub *h, const char *line, struct arena *a)
{
    bool may = true;
    for (const char *p = strchr(line, '{'); p; p = strchr(p + 1, '{')) {
        const struct noun *n = noun_find(arena_strndup(a, p + 1, strcspn(p + 1, " }")));
        struct hub_err ignored;
        may = may && (!n || access_check(h, VERB_READ, n, &ignored) == HUB_OK);
    }
    return may;
}

enum hub_rc hub_receipt(struct hub *h, hub_id homecoming, bool initials, struct arena *a,
    const char ***lines, size_t *count, struct hub_err *err)
{
    struct homecoming came;
    size_t most = 0, kept = 0;
    *count = 0;
    enum hub_rc rc = access_check(h, VERB_READ, &homecoming_noun, err);
    rc = rc == HUB_OK ? record_get(h->store, &homecoming_noun, homecoming, a, &came, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    struct shower s = {h, namer_create(h, a), a};
    const char **all = split(came.receipt, a, &most);
    for (size_t i = 0; i < most; i++) {
        if (may_read(h, all[i], a)) {
            all[kept++] = initials ? due_hidden(h, s.names, all[i], a) : shown(&s, all[i]);
        }
    }
    *lines = all;
    *count = kept;
    return HUB_OK;
}

static const char *return_sentence(const struct return_row *r, struct arena *a)
{
    char when[DATE_TEXT];
    return arena_printf(a, "Copy %lld came home on %s: %lld %s, %lld to decide, %lld waiting.",
        (long long)r->number, wall_long(r->at, when), (long long)r->steps,
        words_many(r->steps, "change", "changes"), (long long)r->asked, (long long)r->waiting);
}

enum hub_rc hub_returns(
    struct hub *h, int64_t number, struct arena *a, struct return_list *out, struct hub_err *err)
{
    struct record_ask ask = record_ask_all();
    struct record_list list;
    struct namer *names = namer_create(h, a);
    *out = (struct return_list){0};
    enum hub_rc rc = hub_list(h, &homecoming_noun, &ask, a, &list, err);
    out->rows = arena_array(a, rc == HUB_OK ? list.count + 1 : 1, sizeof *out->rows);
    for (size_t i = rc == HUB_OK ? list.count : 0; i-- > 0;) {
        const struct homecoming *c = record_at(&list, i);
        struct return_row *r = &out->rows[out->count];
        struct hub_err ignored;
        struct pack p;
        bool pack = id_known(c->pack_id) &&
                    record_get(h->store, &pack_noun, c->pack_id, a, &p, &ignored) == HUB_OK;
        *r = (struct return_row){.id = c->record.id,
            .number = pack ? p.number : 0,
            .at = stamp_to_wall(c->came_at),
            .who = namer_name(names, &person_noun, c->by_id),
            .steps = c->steps,
            .asked = c->asked,
            .waiting = c->waiting};
        r->sentence = return_sentence(r, a);
        out->count += number == 0 || r->number == number;
    }
    return rc;
}

/* --- the same on both sides ------------------------------------------------------------------------------ */

/* The same person, looking at the copy as if it were the hub. */
static enum hub_rc sums_of_copy(struct hub *h, struct store *copy, struct arena *a,
    struct family_sums *out, struct hub_err *err)
{
    struct hub there = *h;
    there.store = copy;
    there.entries_arena = arena_create();
    there.entries_known = false;
    enum hub_rc rc = hub_family_sums(&there, a, out, err);
    arena_destroy(there.entries_arena);
    return rc;
}

enum hub_rc hub_copy_agrees(struct hub *h, const struct return_ask *ask, struct arena *a,
    struct sums_differ *out, struct hub_err *err)
{
    struct homecoming_file *f = NULL;
    struct family_sums here, there;
    hub_id narrowed = h->narrowed;
    enum hub_rc rc = access_check(h, VERB_READ, &homecoming_noun, err);
    rc = rc == HUB_OK ? homecoming_open(h, ask, &f, err) : rc;
    if (rc == HUB_OK) {
        h->narrowed = f->facts.hub;
        rc = hub_family_sums(h, a, &here, err);
        rc = rc == HUB_OK ? sums_of_copy(h, f->pack, a, &there, err) : rc;
        h->narrowed = narrowed;
    }
    if (rc == HUB_OK) {
        family_sums_differ(&here, &there, id_known(f->facts.event), a, out);
    }
    homecoming_close(f);
    return rc;
}

/* SPDX-License-Identifier: MIT */
/* One line of the log, whichever of the three it is: read, named, and told whole. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/model/stay.h"
#include "hub/service/corrections.h"
#include "detail_priv.h"
#include "log_priv.h"

#include <string.h>

static hub_id family_of_stay(struct hub *h, hub_id stay, struct arena *a)
{
    struct stay s;
    struct hub_err ignored;
    bool found = id_known(stay) && record_get(h->store, &stay_noun, stay, a, &s, &ignored) == HUB_OK;
    return found ? s.family_id : ID_NONE;
}

static hub_id family_of_child(struct hub *h, hub_id child, struct arena *a)
{
    struct child c;
    struct hub_err ignored;
    bool found = id_known(child) && record_get(h->store, &child_noun, child, a, &c, &ignored) == HUB_OK;
    return found ? c.family_id : ID_NONE;
}

static void read_heads(struct hub *h, struct log_record *r, struct arena *a)
{
    if (r->noun == &log_entry_noun) {
        r->at = r->of.entry.at;
        r->child = r->of.entry.child_id;
        r->family = id_known(r->of.entry.family_id) ? r->of.entry.family_id
                                                     : family_of_child(h, r->child, a);
    } else if (r->noun == &stay_note_noun) {
        r->at = wall_at(r->of.note.day, 0);
        r->child = r->of.note.child_id;
        r->family = family_of_stay(h, r->of.note.stay_id, a);
    } else {
        r->at = r->of.incident.at;
        r->child = r->of.incident.child_id;
        r->family = family_of_child(h, r->child, a);
    }
}

enum hub_rc log_record_get(
    struct hub *h, hub_id id, struct arena *a, struct log_record *out, struct hub_err *err)
{
    static const struct noun *const three[] = {&log_entry_noun, &stay_note_noun, &incident_noun};
    enum hub_rc rc = HUB_ENOTFOUND;
    *out = (struct log_record){0};
    for (size_t i = 0; rc == HUB_ENOTFOUND && i < sizeof three / sizeof *three; i++) {
        out->noun = three[i];
        rc = record_get(h->store, three[i], id, a, &out->of, err);
    }
    if (rc == HUB_OK) {
        read_heads(h, out, a);
    }
    return rc;
}

void log_record_texts(const struct log_record *r, const char *out[LOG_TEXTS])
{
    const struct log_entry *e = &r->of.entry;
    const struct stay_note *n = &r->of.note;
    const struct incident *i = &r->of.incident;
    const char *entry[LOG_TEXTS] = {e->fact, e->opinion, e->third_party, e->action, e->with_whom};
    const char *note[LOG_TEXTS] = {n->did, n->went_well, n->childs_words, n->wobbles, n->what_helped,
        n->mood, n->slept, n->ate, n->health, n->accidents, n->told_parent, n->phone_home};
    const char *incident[LOG_TEXTS] = {i->what, i->injury, i->body_place, i->treatment, i->witness,
        i->who, i->place, i->parent_told_how, i->follow_up};
    const char **all = r->noun == &log_entry_noun ? entry : r->noun == &stay_note_noun ? note : incident;
    size_t count = 0;
    for (size_t k = 0; k < LOG_TEXTS; k++) {
        if (!str_empty(all[k])) {
            out[count++] = all[k];
        }
    }
    for (; count < LOG_TEXTS; count++) {
        out[count] = NULL;
    }
}

bool log_is_late(const struct log_entry *e)
{
    return stamp_known(e->written_at) && wall_known(e->at) &&
           date_diff(stamp_date(e->written_at), wall_date(e->at)) >= LATE_DAYS;
}

const char *log_what(const struct log_record *r, struct arena *a)
{
    if (r->noun == &stay_note_noun) {
        return str_eq(r->of.note.kind, "going home") ? "going home" : "stay note";
    }
    if (r->noun == &incident_noun) {
        return r->of.incident.kind ? r->of.incident.kind : "accident";
    }
    const struct log_entry *e = &r->of.entry;
    return e->minutes == INT_NONE || e->minutes == 0
               ? e->kind
               : arena_printf(a, "%s %lldm", e->kind, (long long)e->minutes);
}

static const char *entry_mark(
    struct hub *h, const struct log_entry *e, bool hide, struct arena *a)
{
    char day[DATE_TEXT];
    const char *standing = hub_standing(h, &log_entry_noun, e, a);
    if (*standing) {
        return !hide ? standing : stamp_known(e->withdrawn_at) ? "taken back" : "corrected";
    }
    if (!str_empty(e->action) && !date_known(e->done_on)) {
        return date_known(e->due) ? arena_printf(a, "to do by %s", date_plain(e->due, day)) : "to do";
    }
    return id_known(e->corrects_id) ? "a correction" : log_is_late(e) ? "written late" : "";
}

const char *log_mark(struct hub *h, const struct log_record *r, bool hide, struct arena *a)
{
    if (r->noun == &log_entry_noun) {
        return entry_mark(h, &r->of.entry, hide, a);
    }
    bool untold = r->noun == &incident_noun && !wall_known(r->of.incident.parent_told_at) &&
                  id_known(r->child);
    return untold ? "PARENT NOT TOLD" : "";
}

/* --- whole ------------------------------------------------------------------------------ */

static const char *title_of(struct writer *w, const struct log_record *r, struct namer *names)
{
    char at[DATE_TEXT];
    struct sb b = sb_on(w->a);
    const char *family = namer_name(names, &family_noun, r->family);
    const char *child = namer_name(names, &child_noun, r->child);
    sb_add(&b, r->noun == &stay_note_noun ? date_medium(wall_date(r->at), at) : wall_long(r->at, at));
    sb_addf(&b, "%s%s", *family ? " · " : "", put_name(w, family));
    sb_addf(&b, "%s%s", *child ? " · " : "", put_name(w, child));
    sb_addf(&b, " · %s", log_what(r, w->a));
    return sb_str(&b);
}

/* Those beside the title: filled in, and no heads. */
static bool is_told(const struct field *f, const void *rec)
{
    static const char heads[] = "hub_id|family_id|child_id|kind|at|day|minutes|corrects_id|"
                                "withdrawn_at|withdrawn_by|written_at|author|written_by|"
                                "parent_told_at|parent_told_how";
    bool no = f->type == FIELD_BOOL && *(const int64_t *)(const void *)((const char *)rec + f->offset) == 0;
    return str_part_index(heads, f->column) < 0 && !field_is_empty(f, rec) && !no;
}

static void put_told(struct writer *w, const struct log_record *r)
{
    const struct incident *i = &r->of.incident;
    char at[DATE_TEXT];
    if (r->noun != &incident_noun || w->hide ||
        (!wall_known(i->parent_told_at) && str_empty(i->parent_told_how))) {
        return;
    }
    put(w, TONE_PLAIN, "A parent was told: %s%s%s",
        wall_known(i->parent_told_at) ? wall_long(i->parent_told_at, at) : "",
        wall_known(i->parent_told_at) && !str_empty(i->parent_told_how) ? ", " : "",
        i->parent_told_how ? i->parent_told_how : "");
}

static void put_signed(struct writer *w, const struct log_record *r, struct namer *names)
{
    char at[DATE_TEXT];
    const struct log_entry *e = &r->of.entry;
    bool entry = r->noun == &log_entry_noun;
    const char *who = entry ? e->author
                      : r->noun == &incident_noun
                          ? r->of.incident.author
                          : namer_name(names, &person_noun, r->of.note.written_by);
    hub_stamp when = entry ? e->written_at
                     : r->noun == &stay_note_noun ? r->of.note.written_at
                                                  : STAMP_NONE;
    if (!str_empty(who)) {
        put(w, TONE_MUTED, "Signed %s%s%s%s", put_name(w, who), stamp_known(when) ? ", " : "",
            stamp_known(when) ? wall_long(stamp_to_wall(when), at) : "",
            entry && log_is_late(e) ? ", written late" : "");
    }
}

enum hub_rc hub_log_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err)
{
    struct log_record r;
    struct writer w = writer_on(h, flags, a, out);
    struct namer *names = namer_create(h, a);
    enum hub_rc rc = access_check(h, VERB_READ, &log_entry_noun, err);
    rc = rc == HUB_OK ? log_record_get(h, id, a, &r, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->title = title_of(&w, &r, names);
    const char *mark = log_mark(h, &r, w.hide, a);
    if (*mark) {
        put(&w, TONE_WARN, "%s", mark);
    }
    put_told(&w, &r);
    for (size_t i = 0; !w.hide && i < r.noun->field_count; i++) {
        const struct field *f = &r.noun->fields[i];
        if (is_told(f, &r.of)) {
            bool fact = str_eq(f->column, "fact") && r.noun == &log_entry_noun;
            put(&w, TONE_PLAIN, "%s%s%s", fact ? "" : f->label, fact ? "" : ": ",
                namer_field(names, f, &r.of, true));
        }
    }
    put_signed(&w, &r, names);
    return HUB_OK;
}

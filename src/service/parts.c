/* SPDX-License-Identifier: MIT */
/* Which parts there are, and what all of them share. */
#include "hub/service/parts.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/service/child_view.h"
#include "parts_priv.h"

#include <stdarg.h>

// clang-format off
const struct part parts[] = {
    {"family", "people",    "People",    "person|child|collector", "Nobody is written down. n adds a person or a child.", part_people},
    {"family", "about",     "About me",  "child",       "No child is written down. n adds one.",              part_about_me},
    {"family", "consents",  "Consents",  "consent",     "No child is written down, so nothing is asked yet.", part_consents},
    {"family", "medicines", "Medicines", "medicine",    "No medicines written down. n adds one.",             part_medicines},
    {"family", "stays",     "Stays",     "stay",        "No sleepover yet. n puts one in.",                   part_family_stays},
    {"family", "timeline",  "Timeline",  "entry",       "No headline yet. In the log, say yes to “For the timeline”.", part_family_timeline},
    {"family", "changed",   "Changed",   "service|feedback", "No service, no feedback is written down. n adds one.", part_family_changed},
    {"family", "log",       "Log",       "entry",       "Nothing is in the log yet. n writes the first line.", part_family_log},
    {"family", "history",   "History",   NULL,          "Nothing was changed yet.",                           part_family_history},
    {"host",   "people",    "People",    "household",   "Nobody is written down. n adds somebody.",           part_household},
    {"host",   "home",      "Home",      "room|bed|car|closure", "The home is not written down yet. n adds it.",  part_home},
    {"host",   "checks",    "Checks",    "check",       "No checks are written down. n adds one.",            part_checks},
    {"host",   "away",      "Away",      "away",        "No days away are written down. n adds some.",        part_away},
    {"host",   "stays",     "Stays",     "stay",        "Nobody has stayed here yet. n puts a sleepover in.", part_host_stays},
    {"host",   "rest",      "Rest",      "away",        "No days of rest are written down. n books some.",    part_rest},
    {"host",   "history",   "History",   NULL,          "Nothing was changed yet.",                           part_host_history},
    {"event",  "event",     "Event",     NULL,          "Nothing is written down.",                           part_event},
    {"event",  "invited",   "Invited",   "invitation",  "Nobody is asked yet. n asks families.",              part_invited},
    {"event",  "register",  "Register",  NULL,          "No child is expected yet: nobody has said yes.",     part_event_register},
    {"event",  "sheet",     "Risk sheet", NULL,         "There is no risk sheet. Enter begins one.",             part_event_sheet},
    {"event",  "history",   "History",   NULL,          "Nothing was changed yet.",                           part_event_history},
    {"hub",    "units",     "Units",     "unit",        "No unit yet. n begins one for a family.",            part_units},
    {"hub",    "groups",    "Groups",    "group",       "No group yet. n adds one.",                          part_groups},
    {"hub",    "training",  "Training",  "training",    "No training is written down. n adds one.",           part_training},
    {"hub",    "buddies",   "Buddies",   "buddy",       "Nobody has a buddy yet, or asks for one. n adds one.", part_buddies},
    {"hub",    "supervision", "Supervision", "supervision", "No supervision is written down. n adds one.",     part_supervision},
    {"unit",   "unit",      "The unit",  "unit_session", "Nothing is written down.",                          part_unit},
    {"group",  "meetings",  "Meetings",  "group_meeting", "No meeting yet. n writes one down.",               part_meetings},
    {"group",  "group",     "The group", "supervision", "Nothing is written down.",                           part_group},
    {"sheet",  "sheet",     "Since last time", "supervision", "Nothing has happened since last time.",       part_sheet},
};
// clang-format on
const size_t part_count = sizeof parts / sizeof *parts;

size_t part_first(const char *top, size_t *count)
{
    size_t first = part_count;
    *count = 0;
    for (size_t i = part_count; i-- > 0;) {
        if (str_eq(parts[i].top, top)) {
            first = i;
            (*count)++;
        }
    }
    return first;
}

const struct part *part_find(const char *top, const char *word)
{
    for (size_t i = 0; i < part_count; i++) {
        if (str_eq(parts[i].top, top) && str_eq(parts[i].word, word)) {
            return &parts[i];
        }
    }
    return NULL;
}

/* --- writing --- */

struct part_line *part_add(struct part_writer *w, enum part_kind kind, enum tone tone)
{
    struct part_view *v = w->out;
    arena_grow(w->a, &v->lines, v->count, &v->cap, sizeof *v->lines);
    struct part_line *line = &v->lines[v->count++];
    *line = (struct part_line){.kind = kind, .tone = tone, .text = ""};
    return line;
}

void part_heading(struct part_writer *w, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    part_add(w, PART_HEADING, TONE_HEADING)->text = arena_vprintf(w->a, fmt, ap);
    va_end(ap);
}

void part_text(struct part_writer *w, enum tone tone, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    part_add(w, PART_TEXT, tone)->text = arena_vprintf(w->a, fmt, ap);
    va_end(ap);
}

struct part_line *part_record(
    struct part_writer *w, enum tone tone, const struct noun *n, hub_id id)
{
    struct part_line *line = part_add(w, PART_RECORD, tone);
    line->noun = n;
    line->id = id;
    return line;
}

const char *part_name(struct part_writer *w, const char *name)
{
    return w->hide ? utf8_initials(w->a, name) : name;
}

/* A child known by another name in lists is told so while names are shown. */
const char *part_child_head(struct part_writer *w, const struct child *c)
{
    struct sb b = sb_on(w->a);
    sb_add(&b, part_name(w, child_called(c)));
    if (date_known(c->born) && date_diff(w->today, c->born) >= 0) {
        sb_addf(&b, " %d", date_age(c->born, w->today));
    }
    return sb_str(&b);
}

const char *part_day(struct part_writer *w, hub_date d)
{
    char text[DATE_TEXT];
    return arena_strdup(w->a, date_plain(d, text));
}

void part_join(struct sb *b, const char *text)
{
    if (!str_empty(text)) {
        sb_addf(b, "%s%s", b->len ? " · " : "", text);
    }
}

enum hub_rc part_list(struct part_writer *w, const struct noun *n, const char *column, hub_id id,
    const char *order, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    query_is(&q, column, id);
    *out = (struct record_list){.noun = n};
    enum hub_rc rc = access_check(w->h, VERB_READ, n, err);
    return rc == HUB_OK ? record_list(w->h->store, n, &q, w->a, out, err) : rc;
}

const char *part_end(struct part_writer *w, hub_date end, int soon_days, enum tone *tone)
{
    const char *day = part_day(w, end);
    bool ended = end.d < w->today.d, soon = date_diff(end, w->today) <= soon_days;
    *tone = ended ? TONE_ALERT : soon ? TONE_WARN : TONE_PLAIN;
    return arena_printf(w->a, "%s %s", ended ? "ENDED" : soon ? "ends soon:" : "until", day);
}

/* --- reading --- */

static const char *family_state(struct part_writer *w)
{
    const struct family *f = &w->family;
    struct sb b = sb_on(w->a);
    if (date_known(f->left_on)) {
        sb_addf(&b, "left the hub on %s", part_day(w, f->left_on));
    } else {
        part_join(&b, f->stage);
    }
    part_join(&b, str_eq(f->membership, "peer only") ? "has a peer only" : NULL);
    if (date_known(f->joined)) {
        part_join(&b, arena_printf(w->a, "joined %s", part_day(w, f->joined)));
    }
    return sb_str(&b);
}

static enum hub_rc read_family(struct part_writer *w, hub_id id, struct hub_err *err)
{
    enum hub_rc rc = hub_get(w->h, &family_noun, id, w->a, &w->family, err);
    if (rc != HUB_OK) {
        return rc;
    }
    w->out->title = part_name(w, w->family.name);
    w->out->state = family_state(w);
    rc = part_list(w, &child_noun, "family_id", id, "born,name", &w->children, err);
    w->out->children = arena_array(w->a, w->children.count + 1, sizeof *w->out->children);
    for (size_t i = 0; rc == HUB_OK && i < w->children.count; i++) {
        const struct child *c = record_at(&w->children, i);
        w->out->children[w->out->child_count++] =
            (struct part_child){c->record.id, part_name(w, child_called(c))};
    }
    if (w->out->child_count == 1) {
        w->out->only_child = w->out->children[0].id;
    }
    return rc;
}

static const char *host_state(struct part_writer *w)
{
    struct sb b = sb_on(w->a);
    if (w->host.beds != INT_NONE) {
        sb_addf(&b, "%lld %s", (long long)w->host.beds, words_many(w->host.beds, "bed", "beds"));
    }
    if (!str_empty(w->host.approved_for)) {
        part_join(&b, arena_printf(w->a, "approved for %s", w->host.approved_for));
    }
    return sb_str(&b);
}

static enum hub_rc read_host(struct part_writer *w, hub_id id, struct hub_err *err)
{
    enum hub_rc rc = hub_get(w->h, &host_noun, id, w->a, &w->host, err);
    if (rc == HUB_OK) {
        w->out->title = part_name(w, w->host.name);
        w->out->state = host_state(w);
        w->out->home = w->host.home_id;
    }
    return rc;
}

/* Which hub, where this person sees several: two of them may have a family of one name. */
static void add_hub(struct part_writer *w, hub_id hub)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(w->h, &entries);
    for (size_t i = 0; count > 1 && i < count; i++) {
        if (id_eq(entries[i].id, hub)) {
            w->out->state = arena_printf(
                w->a, "%s%s%s", entries[i].name, *w->out->state ? " · " : "", w->out->state);
        }
    }
}

static enum hub_rc read_top(
    struct part_writer *w, const char *top, hub_id id, hub_id *hub, struct hub_err *err)
{
    enum hub_rc rc;
    if (str_part_index("hub|unit|group|sheet", top) >= 0) {
        rc = part_read_scheme(w, top, id, hub, err);
    } else if (str_eq(top, "event")) {
        rc = part_read_event(w, id, err);
        *hub = w->event.hub_id;
    } else if (str_eq(top, "host")) {
        rc = read_host(w, id, err);
        *hub = w->host.hub_id;
    } else {
        rc = read_family(w, id, err);
        *hub = w->family.hub_id;
    }
    return rc;
}

enum hub_rc hub_part_on(struct hub *h, const struct part *part, hub_id id, hub_date day,
    unsigned flags, struct arena *a, struct part_view *out, struct hub_err *err)
{
    hub_id hub = ID_NONE;
    struct part_writer w = {.h = h,
        .a = a,
        .out = out,
        .names = namer_create(h, a),
        .today = hub_today(h),
        .hide = flags & DETAIL_HIDE};
    *out = (struct part_view){
        .title = "", .state = "", .empty = part->empty, .id = id, .day = day};
    enum hub_rc rc = read_top(&w, part->top, id, &hub, err);
    if (rc != HUB_OK) {
        return rc;
    }
    add_hub(&w, hub);
    return part->read(&w, err);
}

enum hub_rc hub_part(struct hub *h, const struct part *part, hub_id id, unsigned flags,
    struct arena *a, struct part_view *out, struct hub_err *err)
{
    return hub_part_on(h, part, id, DATE_NONE, flags, a, out, err);
}

/* --- adding --- */

static bool preset_of(const struct part *part, const struct part_view *v,
    const struct part_line *line, const struct field *f, hub_id *out)
{
    hub_id child = line && id_known(line->child) ? line->child : v->only_child;
    *out = str_eq(f->ref, part->top)                              ? v->id
           : str_eq(f->ref, "home") && f->flags & FIELD_REQUIRED  ? v->home
           : str_eq(f->ref, "child") && f->flags & FIELD_REQUIRED ? child
                                                                  : ID_NONE;
    if (line && id_known(line->whose) && f == line->field) {
        *out = line->whose;
    }
    return id_known(*out);
}

/* Of a unit's calls and a group's meetings: the next that is not written down, when no line says. */
static const struct part_line *next_absent(const struct part *part, const struct part_view *v,
    const struct part_line *line, const struct noun *n)
{
    bool numbered = str_part_index("unit|group", part->top) >= 0;
    for (size_t i = 0; numbered && !(line && line->noun == n && line->set_count) && i < v->count; i++) {
        if (v->lines[i].kind == PART_ABSENT && v->lines[i].noun == n) {
            return &v->lines[i];
        }
    }
    return line;
}

size_t part_presets(const struct part *part, const struct part_view *v,
    const struct part_line *line, const struct noun *n, struct arena *a,
    struct assignment set[PART_PRESETS])
{
    size_t count = 0;
    hub_id id;
    line = next_absent(part, v, line, n);
    for (size_t i = 0; i < n->field_count && count < PART_PRESETS / 2; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_REF && preset_of(part, v, line, f, &id)) {
            set[count++] = (struct assignment){f->column, arena_printf(a, "%lld", (long long)id.n)};
        }
    }
    if (line && line->kind == PART_ABSENT && line->about && line->noun == n) {
        set[count++] = (struct assignment){"kind", line->about};
    }
    for (size_t i = 0; line && line->noun == n && i < line->set_count && count < PART_PRESETS;
         i++) {
        set[count++] = line->set[i];
    }
    if (str_eq(n->name, "invitation") && date_known(v->day)) {
        char day[DATE_TEXT];
        set[count++] = (struct assignment){"day", arena_strdup(a, date_iso(v->day, day))};
    }
    if (str_eq(part->word, "rest") && str_eq(n->name, "away")) {
        set[count++] = (struct assignment){"own_time", "yes"};
    }
    if (str_eq(part->word, "timeline") && str_eq(n->name, "entry")) {
        set[count++] = (struct assignment){"significant", "yes"};
    }
    return count;
}

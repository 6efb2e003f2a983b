/* SPDX-License-Identifier: MIT */
/* Which fields stand together in a form. SCREENS M15: at most 12, what is needed first. */
#include "form_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"

// clang-format off
const struct form_part_row form_part_rows[] = {
    {"family", "The family",    "hub_id|name|membership|stage|joined|phone|address|last_spoke|notes"},
    {"family", "Sleepovers",    "stays_per_year|priority|gap_weeks|last_stay|minutes_from_work"},
    {"family", "Reaching them", "how_to_reach|best_times|languages|social_worker|social_worker_phone"},
    {"family", "Keeping safe",  "no_address|safety_notice|left_on"},
    {"person", "Who",           "hub_id|name|known_as|role|family_id|relation|phone|phone_other|email|preferred_way"},
    {"person", "The children",  "parental_responsibility|can_be_told|may_collect|emergency_order|minutes_away|notes"},
    {"child", "Who I am",       "family_id|name|known_as|legal_name|born|pronouns|gender|allergy|takes_medicine|no_photos|siblings|notes"},
    {"child", "Health",         "allergy_serious|allergy_plan|health|gp|dentist|nhs_number|disabled|height_cm|swimming"},
    {"child", "About me",       "loves|good_at|comforts|upsets|signs|helps|worse|fears|own_view"},
    {"child", "Food and days",  "diet|favourite_food|screens|money|talking|toilet|bath|hair_skin|faith|running_off|travels_alone"},
    {"child", "The night",      "bedtime|bedtime_routine|light|door|night_waking|wetting|sleepwalking|morning"},
    {"child", "School",         "school|school_year|teacher|ehcp"},
    {"child", "In law",         "order_status|birth_family|must_not_know|elsewhere|elsewhere_where|elsewhere_asked|checked_by|checked_on"},
    {"stay", "The sleepover",   "family_id|host_id|arrive|leave|reason|children|status|kind"},
    {"stay", "There and back",  "arrive_by|leave_by|brings|collects|items|money|called_on|school_run|near_adult|parents_far"},
    {"stay", "Beds and health", "bed_id|first_time|parent_stays|medicine|pen_at|sharing_agreed_by|sharing_agreed_on|sharing_note|child_wish|notes"},
    {"stay", "Agreed by",       "legal_basis|nation|agency_agreed_by|agency_agreed_on|liaison_agreed_by|liaison_agreed_on|other_nights"},
    {"stay", "Asked for",       "asked_by|asked_on|prefer_1|prefer_2|prefer_3|cancelled_by|cancelled_why|swapped_id"},
    {"medicine", "The medicine", "child_id|name|kind|strength|form|dose|route|times|as_needed|reason|most_in_a_day|gap_hours"},
    {"medicine", "The label",   "why|advised_by|prescriber|pharmacy|label_matches|expiry|storage|controlled|self_gives"},
    {"medicine", "Signed",      "parent_signed|parent_signed_on|hub_signed|hub_signed_on|stopped|notes"},
    {"stay_note", "The day",    "stay_id|child_id|day|kind|mood|ate|slept|did|went_well|wobbles|what_helped|fact"},
    {"stay_note", "Health and home", "health|medicines|accidents|visitors|phone_home|childs_words|told_parent"},
    {"event", "What and when",  "hub_id|name|kind|starts|ends|all_day|repeats|also_on|status|place|host_id|lead"},
    {"event", "Who may come",   "families|max_people|youngest|oldest|price|bring|said_yes|adults_checked|photos_allowed"},
    {"event", "What it needs",  "needs_own_sheet|needs_swimming|needs_travel|needs_photo|needs_screens"},
    {"event", "Afterwards",     "spent|register_taken|notes"},
    {"risk_sheet", "The day",   "event_id|kind|written_by|children|leaders|other_adults|first_aiders|additional_needs|review_on|signed_by|signed_on"},
    {"risk_sheet", "The place", "lost_child_point|meeting_point|hospital|weather_plan|emergency_plan|venue|venue_seen|at_home"},
    {"register_line", "The child", "event_id|day|line|child_id|person_id|name|status"},
    {"register_line", "In and out", "in_at|brought_by|out_at|collected_by|authorised|allowed_by|note"},
    {"entry", "What happened",  "hub_id|family_id|kind|with_whom|fact|at|child_id|minutes|opinion|third_party"},
    {"entry", "To do",          "action|due|done_on|significant|others|stay_id|event_id|seen_by"},
    {"incident", "What happened", "hub_id|kind|child_id|who|at|place|what|witness|stay_id|event_id"},
    {"incident", "Afterwards",  "injury|body_place|treatment|treated_by|parent_told_at|parent_told_how|agency_told_at|follow_up|countersigned"},
    {"peer", "The peer",        "hub_id|person_id|family_id|kind|most_families|experience|free_times"},
    {"peer", "Looked after",    "trained_on|supervised_on|checks_until|resting_until|left_on|notes"},
    {"match", "The match",      "family_id|parent_id|peer_id|asked_on|asked_for|why_matched|agreed_on|weekly_day|kind|status|pause_until"},
    {"match", "Along the way",  "child_moved_in|review_1|review_2|review_3|ended_on|ended_how|debriefed_on"},
    {"request", "The request",  "hub_id|who|for_whom|received|identity_checked|due"},
    {"request", "The answer",   "clock_stopped|clock_started|needs_longer|searched|removed_others|sent|complaint"},
};
// clang-format on
const size_t form_part_row_count = sizeof form_part_rows / sizeof *form_part_rows;

static struct form_part *begin_part(struct form *f, const char *title)
{
    struct form_part *part = &f->parts[f->part_count++];
    *part = (struct form_part){.title = title, .first = f->count};
    return part;
}

static void add_field(struct form *f, struct form_part *part, const struct field *field)
{
    f->fields[f->count++] = (struct form_field){.f = field, .was = "", .echo = "", .message = ""};
    part->count++;
}

static bool has(const struct form *f, const struct field *field)
{
    for (size_t i = 0; i < f->count; i++) {
        if (f->fields[i].f == field) {
            return true;
        }
    }
    return false;
}

/* Not in a form: what hub fills in itself, and the hub where there is only one. */
static bool left_out(const struct form *f, const struct field *field)
{
    return (field->flags & FIELD_READONLY) || field->type == FIELD_STAMP ||
           (f->one_hub && str_eq(field->column, "hub_id"));
}

static void add_row(struct form *f, const struct form_part_row *row, struct arena *a)
{
    struct form_part *part = begin_part(f, row->title);
    size_t columns = str_parts(row->columns);
    for (size_t i = 0; i < columns; i++) {
        const struct field *field = noun_field(f->noun, str_part(a, row->columns, i));
        if (field && !left_out(f, field) && !has(f, field) && part->count < FORM_PART_FIELDS) {
            add_field(f, part, field);
        }
    }
    if (part->count == 0) {
        f->part_count--;
    }
}

/* What no row names: the whole form of a small noun, else "More". */
static void add_rest(struct form *f)
{
    const char *title = f->part_count ? "More" : f->noun->title;
    struct form_part *part = NULL;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        const struct field *field = &f->noun->fields[i];
        if (left_out(f, field) || has(f, field)) {
            continue;
        }
        if (!part || part->count == FORM_PART_FIELDS) {
            if (f->part_count == FORM_PARTS) {
                return;
            }
            part = begin_part(f, title);
            title = "More";
        }
        add_field(f, part, field);
    }
}

void form_make_parts(struct form *f, struct arena *a)
{
    f->fields = arena_array(a, f->noun->field_count + 1, sizeof *f->fields);
    for (size_t i = 0; i < form_part_row_count && f->part_count < FORM_PARTS; i++) {
        if (str_eq(form_part_rows[i].noun, f->noun->name)) {
            add_row(f, &form_part_rows[i], a);
        }
    }
    add_rest(f);
}

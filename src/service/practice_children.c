/* SPDX-License-Identifier: MIT */
/* Children: the about-me sheet, consents year by year, medicines. */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/medicine.h"
#include "hub/model/record.h"
#include "practice_priv.h"

// clang-format off
static const char *const foods[] = {"pasta with peas", "jollof rice", "fish fingers", "dal and rice", "pierogi", "toast, the crust cut off", "noodles", "anything with cheese"};
static const char *const loves[] = {"Drawing dragons and the trampoline.", "Football, and knowing every flag.", "Baking, as long as I may lick the spoon.", "Trains. All trains.", "Reading under the table.", "Dens, torches and ghost stories that are not too scary.", "Bees and other small things.", "Singing very loudly."};
static const char *const skills[] = {"Remembering birthdays.", "Swimming under water.", "Making people laugh.", "Building things that stay up.", "Looking after small ones.", "Sums."};
static const char *const upsets[] = {"Loud voices, and plans that change.", "Being asked why.", "Doors that shut behind me.", "When someone is late to fetch me.", "Hand dryers.", "Goodbyes that take long."};
static const char *const signs[] = {"I go very quiet.", "I talk faster and faster.", "I hide under something.", "I say I am not hungry.", "I am silly and cannot stop."};
static const char *const helps[] = {"Sit near me and say nothing.", "A snack and a job to do.", "My blanket and the same song.", "Ten minutes outside.", "Tell me what comes next, twice."};
static const char *const worse[] = {"Too many questions.", "Being held.", "Being told to calm down.", "People watching."};
static const char *const comforts[] = {"a grey rabbit called Biscuit", "the blue blanket", "headphones", "a torch", "a pillow case that smells of home", "nothing, thank you"};
static const char *const routines[] = {"Bath, two stories, one song.", "Teeth, then a game of cards, then light out.", "Read alone, then a hug if I ask.", "Hot milk and the radio, low."};
static const char *const lights[] = {"night light", "landing light", "dark", "torch under the pillow"};
static const char *const doors[] = {"ajar", "open", "shut"};
static const char *const wakes[] = {"Sleeps through.", "Often wakes about two; water and a hand on the back.", "Comes to find you: walk back together.", "Talks in the night, does not wake."};
static const char *const own_views[] = {"\"Can I have the top bunk?\"", "\"It is like Nana's but with a rabbit.\"", "\"I like it when it is only me.\"", "\"Two nights is the right number.\"", "\"I want to bring my own spoon.\""};
static const char *const swims[] = {"a width with a float", "not yet", "50 m", "like a fish; stay close all the same"};
static const char *const teachers[] = {"Ms Tulloch", "Mr Biswas", "Mrs Piątek", "Mr Bebb", "Ms Francis"};
static const char *const allergies[][2] = {
    {"PEANUTS", "Two pens, in the kitchen and in her bag. Swelling or short breath: pen at once, 999, then ring. Trace is enough."},
    {"EGG", "Pen in the yellow pouch. Hives only: antihistamine and watch for an hour. Short breath: pen and 999."},
    {"BEE STINGS", "Pen goes along whenever we go out. Sting: pen at once, 999, then ring."},
};
struct consent_kind_row { const char *kind; int yes; }; /* yes: percent */
static const struct consent_kind_row consent_kinds[] = {
    {"stay overnight", 100}, {"first aid", 100}, {"emergency treatment", 100}, {"medicine giving", 100},
    {"travel by car", 95}, {"swimming", 75}, {"photo", 50}, {"screens and internet", 80},
    {"activity", 95}, {"share with school", 60}, {"group chat", 40},
};
static const char *const years[] = {"Nursery", "Reception", "Year 1", "Year 2", "Year 3", "Year 4", "Year 5", "Year 6", "Year 7", "Year 8", "Year 9", "Year 10", "Year 11", "Year 12", "Year 13"};
// clang-format on

/* The school year: by the age on 31 August before. */
static const char *school_year(hub_date born, hub_date today)
{
    int year, month, day;
    date_to_ymd(today, &year, &month, &day);
    int age = date_age(born, date_from_ymd(month > 8 ? year : year - 1, 8, 31));
    return age < 3 ? NULL : years[age - 3 < COUNT(years) ? age - 3 : COUNT(years) - 1];
}

static void about_me(struct practice *p, struct child *row, const struct p_child *c)
{
    int age = date_age(c->born, p->today);
    row->diet = p_chance(p, 25) ? "No pork." : p_chance(p, 20) ? "No meat." : "Eats most things.";
    row->favourite_food = ONE_OF(p, foods);
    row->loves = ONE_OF(p, loves);
    row->good_at = ONE_OF(p, skills);
    row->upsets = ONE_OF(p, upsets);
    row->signs = ONE_OF(p, signs);
    row->helps = ONE_OF(p, helps);
    row->worse = ONE_OF(p, worse);
    row->comforts = ONE_OF(p, comforts);
    row->bedtime = (hub_tod){(age < 6 ? 19 : age < 10 ? 19 : age < 13 ? 20 : 21) * 60 + 30};
    row->bedtime_routine = ONE_OF(p, routines);
    row->light = ONE_OF(p, lights);
    row->door = ONE_OF(p, doors);
    row->night_waking = ONE_OF(p, wakes);
    row->wetting = p_chance(p, age < 8 ? 20 : 3);
    row->sleepwalking = p_chance(p, 5);
    row->screens = age < 8 ? "half an hour, nothing scary" : "an hour; phone downstairs at night";
    row->swimming = ONE_OF(p, swims);
    row->height_cm = age < 2 ? 80 : 82 + age * 6 + p_between(p, -4, 4);
    row->no_photos = p_chance(p, 25);
    row->travels_alone = age >= 13;
    row->own_view = ONE_OF(p, own_views);
}

void practice_child(
    struct practice *p, const struct p_family *f, struct p_child *c, const struct cast_child *from)
{
    struct child row;
    CLEAR(child, row);
    c->school = school_names[p_any(p, school_name_count)];
    row.family_id = f->id;
    row.name = from->name;
    row.known_as = from->known_as;
    row.born = c->born;
    row.gender = from->gender == 'g' ? "girl" : "boy";
    row.pronouns = from->gender == 'g' ? "she, her" : "he, him";
    row.order_status = c->flags & CHILD_NOT_ADOPTED ? "order not made" : "adopted";
    row.disabled = p_chance(p, 5);
    row.school = c->school;
    row.school_year = school_year(c->born, p->today);
    row.teacher = ONE_OF(p, teachers);
    row.ehcp = p_chance(p, 30);
    row.gp = "Invented Street Surgery";
    if (c->flags & CHILD_ALLERGY) {
        int which = p->number == 0 && p->families == f ? 0 : p_any(p, COUNT(allergies));
        row.allergy = c->allergy = allergies[which][0];
        row.allergy_plan = allergies[which][1];
        row.allergy_serious = 1;
    }
    row.health = c->flags & CHILD_INHALER ? "Asthma; the plan is with the sheet." : NULL;
    row.takes_medicine = (c->flags & CHILD_INHALER) != 0;
    row.elsewhere = 0;
    row.elsewhere_asked = date_add(p->today, -p_between(p, 20, 200));
    about_me(p, &row, c);
    row.checked_by = f->adults[0].called;
    row.checked_on = date_add(p->today, -p_between(p, 10, 90));
    p_put(p, &child_noun, &row);
    c->id = row.record.id;
}

/* --- consents --- */

static void put_consent(struct practice *p, const struct p_family *f, const struct p_child *c,
    const char *kind, bool yes, hub_date from, hub_date until)
{
    struct consent row;
    CLEAR(consent, row);
    row.child_id = c->id;
    row.kind = kind;
    row.answer = yes ? "yes" : "no";
    row.photo_use = !str_eq(kind, "photo") ? NULL
                    : !yes                 ? "none"
                    : p_chance(p, 60)      ? "private"
                                           : "group";
    row.given_by = f->adults[0].called;
    row.given_on = from;
    row.how = "signed";
    row.until = until;
    p_put(p, &consent_noun, &row);
}

/* The last day of the newest consent: well ahead, but for two that are worth seeing. */
static hub_date consent_ends(struct practice *p, const struct p_family *f, const struct p_child *c,
    const char *kind, hub_date usual)
{
    bool overnight = str_eq(kind, "stay overnight");
    if (overnight && f == &p->families[0] && c == &f->children[f->child_count - 1]) {
        return date_add(p->today, -7);
    }
    if (overnight && p->current > 1 && f == &p->families[1] && c == f->children) {
        return date_add(p->today, 18);
    }
    return usual;
}

/* Signed again each year (rule 16); those who left stay as they were. */
void practice_consents(struct practice *p, const struct p_family *f, struct p_child *c)
{
    hub_date end = date_known(f->left) ? f->left : date_add(p->today, p_between(p, 95, 320));
    for (int i = 0; i < COUNT(consent_kinds); i++) {
        const char *kind = consent_kinds[i].kind;
        bool yes = p_chance(p, consent_kinds[i].yes);
        if (str_eq(kind, "medicine giving") && !(c->flags & (CHILD_INHALER | CHILD_ALLERGY))) {
            continue;
        }
        c->flags |= yes || !str_eq(kind, "swimming") ? 0u : CHILD_NO_SWIMMING;
        c->flags |= yes || !str_eq(kind, "travel by car") ? 0u : CHILD_NO_TRAVEL;
        hub_date until = consent_ends(p, f, c, kind, end);
        while (date_diff(until, f->joined) > 0) {
            hub_date from = p->busy ? f->joined : date_add(date_add_months(until, -12), 1);
            from = date_diff(from, f->joined) > 0 ? from : f->joined;
            put_consent(p, f, c, kind, yes, from, until);
            until = date_add(from, -1);
        }
    }
}

/* --- medicines --- */

static void put_medicine(
    struct practice *p, const struct p_family *f, struct p_child *c, const struct medicine *sheet)
{
    struct medicine row = *sheet;
    row.child_id = c->id;
    row.kind = "prescribed";
    row.prescriber = "Dr Invented";
    row.pharmacy = arena_printf(p->a, "Corner chemist, %s", p_phone(p, false));
    row.label_matches = 1;
    row.expiry = date_add(p->today, p_between(p, 60, 500));
    row.self_gives = 0;
    row.controlled = 0;
    row.parent_signed = f->adults[0].called;
    row.parent_signed_on = date_add(p->today, -p_between(p, 10, 120));
    row.hub_signed = p->carer_name;
    row.hub_signed_on = row.parent_signed_on;
    p_put(p, &medicine_noun, &row);
    if (row.as_needed != 1) {
        c->medicine = row.record.id;
    }
}

void practice_medicines(struct practice *p, struct p_family *f, struct p_child *c)
{
    struct medicine sheet;
    CLEAR(medicine, sheet);
    if (c->flags & CHILD_INHALER) {
        sheet.name = "Brown inhaler";
        sheet.strength = "50 micrograms a puff";
        sheet.form = "inhaler";
        sheet.dose = "2 puffs";
        sheet.route = "breathed in, with the spacer";
        sheet.times = "07:30 19:30";
        sheet.as_needed = 0;
        sheet.why = "asthma";
        sheet.storage = "kitchen cupboard, locked";
        put_medicine(p, f, c, &sheet);
    }
    if (c->flags & CHILD_ALLERGY) {
        CLEAR(medicine, sheet);
        sheet.name = "Adrenaline pen";
        sheet.strength = "0.15 mg";
        sheet.form = "pen";
        sheet.dose = "1 pen";
        sheet.route = "into the thigh";
        sheet.as_needed = 1;
        sheet.reason = "swelling, short breath";
        sheet.most_in_a_day = "2 pens";
        sheet.gap_hours = 0;
        sheet.why = "serious allergy";
        sheet.storage = "on the hook by the kitchen door";
        put_medicine(p, f, c, &sheet);
    }
}

/* SPDX-License-Identifier: MIT */
/*
 * What hub.ini says, as values; read by hub/config/load.h through the table of hub/config/settings.h.
 *
 * To add a setting: one member here and one row in src/config/settings.c;
 * `make golden` writes hub.ini.example anew.
 */
#ifndef HUB_CONFIG_CONFIG_H
#define HUB_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Texts are "" when not given, never NULL. Choices hold the word as the table spells it. */
struct config_hub {
    const char *file;   /* the database; a full path once loaded */
    const char *person; /* who is at the keys; "" = the only hub carer, else asked */
    const char *nation; /* "england", "wales", "scotland", "northern ireland" */
};

struct config_screen {
    const char *theme; /* "dark", "light", "high contrast", "mono" */
    const char *lines; /* "auto", "ascii" */
    const char *language; /* "cy"; "": that of the environment */
    bool colour, mouse;
    int32_t escape_delay_ms;
    int32_t hide_minutes; /* 0 = never by itself */
    int32_t lock_minutes; /* 0 = only at the start */
};

struct config_print {
    const char *names; /* on the rota: "first", "initials", "full" */
    const char *printer, *place, *lp; /* the queue, where it stands, the program; "" = none */
};

struct config_phones { /* shown as typed */
    const char *out_of_hours, *safeguarding_lead, *agency;
};

struct config_worry { /* the agency's rules for a worry about a child */
    const char *lead;  /* the named safeguarding lead, by the name hub knows; "": the hub's own */
    const char *steps; /* what to do, "first; second" */
};

struct config_words { /* kinder words suggested for notes */
    bool check;
    const char *kinder; /* "client: family, LAC:"; added to, or taken from, hub's own list */
};

/* Rules of DOMAIN.md section 7; the keys are those of the scheduler's policy numbers. */
struct config_rota {
    int32_t beds;
    int32_t max_children;
    int32_t private_days, private_warn_days, private_age, private_age_disabled, home_nights;
    int32_t stay_days_england, stay_days_wales, stay_days_scotland, stay_days_ni;
    int32_t year_days_england, year_days_wales, year_days_scotland, year_days_ni;
    int32_t year_warn_percent;
    int32_t count_nights; /* 1: nights; 0: every day touched */
    int32_t elsewhere_months;
    int32_t long_stay_nights;
    int32_t share_age, share_age_siblings;
    int32_t carers_room_months, carers_room_age;
    int32_t dbs_months, dbs_warn_months;
    int32_t nights_in_a_row;
    int32_t out_by_min, in_from_min; /* minutes after midnight */
    int32_t first_visits, sheet_months, phones, far_minutes, allergy_months;
    int32_t turns_18_days, helper_days, helper_window, first_aid_months, first_aid_warn_days;
    int32_t home_check_months, plan_days, risk_days, seat_age, seat_cm;
    int32_t rest_hours, rest_fortnight_hours, rest_between_hours, own_nights;
    int32_t fair_ahead, fair_nights, fair_weekends, fair_holiday_nights;
    int32_t call_days, school_age;
};

struct config_keep { /* years after which old records come up for review */
    int32_t family_years, person_years, event_years, request_years;
};

struct config_backup { /* after so many days Today says so */
    int32_t days, drill_days;
};

struct config_figures {
    int32_t year_starts; /* month, 1 to 12 */
};

struct config_peers { /* numbers of the peer scheme; the same keys too */
    int32_t ask_days, quiet_days, worry_days, most_families, wait_days;
    int32_t review_weeks_1, review_weeks_2, review_weeks_3, review_every;
    int32_t settled_weeks, debrief_days, check_days, supervision_weeks;
};

struct config_away { /* copies that are taken away, and going to a server */
    const char *ssh;    /* the program that asks a server; "": the usual one */
    const char *opener; /* what shows a page that came from there; "": the desktop's */
};

struct config_server { /* of the computer that people come in to */
    const char *name;   /* "hub@hub.example.org", "hub@server:2222"; "": not said */
    const char *helper; /* whom to ring about it, by name and phone; "" */
};

struct config_fill { /* points of cost when a period is filled, as struct fill_weights */
    int32_t unmet, spread, neutral, disliked, unknown_host, over_usual, dropped;
};

struct config {
    const char *source;        /* the hub.ini that was read; NULL if there was none */
    const char *practice_file; /* the practice hub's database, beside the usual one */
    struct config_hub hub;
    struct config_screen screen;
    struct config_print print;
    struct config_phones phones;
    struct config_worry worry;
    struct config_words words;
    struct config_rota rota;
    struct config_keep keep;
    struct config_backup backup;
    struct config_figures figures;
    struct config_peers peers;
    struct config_fill fill;
    struct config_away away;
    struct config_server server;
};

#endif

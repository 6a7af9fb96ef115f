// Generated from specs/kantata-ox/openapi.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { components } from "./schema.js";

type Schemas = components["schemas"];

/** The named examples, with the type of each. */
export interface Examples {
  readonly "with-includes": Schemas["AccountInvitationsResponse"];
  readonly "second-page-of-three": Schemas["AccountInvitationsResponse"];
  readonly "rates-hidden-from-viewer": Schemas["AccountInvitationsResponse"];
  readonly "past-the-last-page": Schemas["AccountInvitationsResponse"];
  readonly "no-invitations": Schemas["AccountInvitationsResponse"];
  readonly "without-meta": Schemas["AccountInvitationsResponse"];
  readonly "malformed-request": Schemas["ErrorResponse"];
  readonly "invalid-token": Schemas["ErrorResponse"];
  readonly "lacking-right": Schemas["ErrorResponse"];
  readonly "not-found": Schemas["ErrorResponse"];
  readonly "duplicate-email": Schemas["ErrorResponse"];
  readonly "object-level": Schemas["ErrorResponse"];
  readonly "too-many-requests": Schemas["ErrorResponse"];
  readonly "service-unavailable": Schemas["ErrorResponse"];
  readonly "single-collaborator": Schemas["CreateAccountInvitationRequest"];
  readonly "single-every-field": Schemas["CreateAccountInvitationRequest"];
  readonly "single-billability-boolean": Schemas["CreateAccountInvitationRequest"];
  readonly "bulk-three-people": Schemas["CreateAccountInvitationRequest"];
  readonly "bulk-one-person": Schemas["CreateAccountInvitationRequest"];
  readonly "one-created": Schemas["AccountInvitationsResponse"];
  readonly "one-created-with-includes": Schemas["AccountInvitationsResponse"];
  readonly "three-created": Schemas["AccountInvitationsResponse"];
  readonly "accepted-with-includes": Schemas["AccountInvitationsResponse"];
  readonly "pending-invitation": Schemas["AccountInvitationsResponse"];
  readonly "change-permission": Schemas["UpdateAccountInvitationRequest"];
  readonly "change-every-field": Schemas["UpdateAccountInvitationRequest"];
  readonly "billability-boolean": Schemas["UpdateAccountInvitationRequest"];
  readonly "make-administrator": Schemas["UpdateAccountInvitationRequest"];
  readonly "updated-with-includes": Schemas["AccountInvitationsResponse"];
  readonly "updated-permission": Schemas["AccountInvitationsResponse"];
  readonly "resent-with-inviter": Schemas["AccountInvitationsResponse"];
  readonly "resent": Schemas["AccountInvitationsResponse"];
  readonly "consultant": Schemas["CreateWorkspaceInvitationRequest"];
  readonly "client-with-message": Schemas["CreateWorkspaceInvitationRequest"];
  readonly "invited-client": Schemas["WorkspaceInvitationsResponse"];
  readonly "invited-consultant": Schemas["WorkspaceInvitationsResponse"];
}

export const examples: Examples = {
  "with-includes": {
    "count": 3,
    "meta": {
      "count": 3,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "50977"
      },
      {
        "key": "account_invitations",
        "id": "48213"
      },
      {
        "key": "account_invitations",
        "id": "49102"
      }
    ],
    "account_invitations": {
      "48213": {
        "id": "48213",
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "headline": "Senior Consultant",
        "pending": true,
        "permission": "project_lead",
        "expiration_date": "2026-04-02T09:30:06-07:00",
        "bill_rate_in_cents": 17500,
        "billability_target": 80,
        "cost_rate_in_cents": 9200,
        "default_role_id": "7301",
        "invitee_id": null,
        "inviter_id": "30115"
      },
      "49102": {
        "id": "49102",
        "email_address": "hana.sato@example.com",
        "full_name": "Hana Sato",
        "headline": null,
        "pending": false,
        "permission": "punch_clock",
        "expiration_date": null,
        "bill_rate_in_cents": 9000,
        "billability_target": null,
        "cost_rate_in_cents": null,
        "default_role_id": null,
        "invitee_id": "31877",
        "inviter_id": "30115"
      },
      "50977": {
        "id": "50977",
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor",
        "headline": "Analyst",
        "pending": true,
        "permission": "collaborator",
        "expiration_date": "2026-04-03T16:05:41-07:00",
        "bill_rate_in_cents": null,
        "billability_target": 0,
        "cost_rate_in_cents": 6100,
        "default_role_id": "7302",
        "invitee_id": null,
        "inviter_id": "30115"
      }
    },
    "users": {
      "30115": {
        "id": "30115",
        "full_name": "Ada Brandt",
        "email_address": "ada.brandt@example.com",
        "headline": "Head of Delivery",
        "photo_path": "https://app.mavenlink.com/images/default_profile_photo/default.png"
      },
      "31877": {
        "id": "31877",
        "full_name": "Hana Sato",
        "email_address": "hana.sato@example.com",
        "headline": null,
        "photo_path": "https://app.mavenlink.com/images/default_profile_photo/default.png"
      }
    },
    "roles": {
      "7301": {
        "id": "7301",
        "name": "Consultant",
        "created_at": "2021-02-11T08:00:00-08:00",
        "updated_at": "2025-06-30T10:12:54-07:00",
        "deleted_at": null
      },
      "7302": {
        "id": "7302",
        "name": "Analyst",
        "created_at": "2021-02-11T08:00:00-08:00",
        "updated_at": "2024-01-09T14:40:02-08:00",
        "deleted_at": "2024-01-09T14:40:02-08:00"
      }
    }
  },
  "second-page-of-three": {
    "count": 5,
    "meta": {
      "count": 5,
      "page_count": 3,
      "page_number": 2,
      "page_size": 2
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "47760"
      },
      {
        "key": "account_invitations",
        "id": "46001"
      }
    ],
    "account_invitations": {
      "46001": {
        "id": "46001",
        "email_address": "tom.lindqvist@example.com",
        "full_name": "Tom Lindqvist",
        "headline": null,
        "pending": true,
        "permission": "reports_viewer",
        "expiration_date": "2026-03-28T11:00:19-07:00"
      },
      "47760": {
        "id": "47760",
        "email_address": "priya.nair@example.com",
        "full_name": "Priya Nair",
        "headline": "Finance Partner",
        "pending": true,
        "permission": "reports_viewer_with_cost",
        "expiration_date": "2026-03-30T17:21:33-07:00"
      }
    }
  },
  "rates-hidden-from-viewer": {
    "count": 2,
    "meta": {
      "count": 2,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "50977"
      },
      {
        "key": "account_invitations",
        "id": "48213"
      }
    ],
    "account_invitations": {
      "48213": {
        "id": "48213",
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "headline": "Senior Consultant",
        "pending": true,
        "permission": "project_lead",
        "expiration_date": "2026-04-02T09:30:06-07:00"
      },
      "50977": {
        "id": "50977",
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor",
        "headline": "Analyst",
        "pending": true,
        "permission": "collaborator",
        "expiration_date": "2026-04-03T16:05:41-07:00"
      }
    }
  },
  "past-the-last-page": {
    "count": 5,
    "meta": {
      "count": 5,
      "page_count": 3,
      "page_number": 4,
      "page_size": 2
    },
    "results": [],
    "account_invitations": {}
  },
  "no-invitations": {
    "count": 0,
    "meta": {
      "count": 0,
      "page_count": 0,
      "page_number": 0,
      "page_size": 20
    },
    "results": [],
    "account_invitations": {},
    "users": {},
    "roles": {}
  },
  "without-meta": {
    "count": 1,
    "results": [
      {
        "key": "account_invitations",
        "id": "46001"
      }
    ],
    "account_invitations": {
      "46001": {
        "id": "46001",
        "email_address": "tom.lindqvist@example.com",
        "full_name": "Tom Lindqvist",
        "pending": true
      }
    }
  },
  "malformed-request": {
    "errors": [
      {
        "type": "system",
        "message": "The request body could not be parsed as JSON"
      }
    ]
  },
  "invalid-token": {
    "errors": [
      {
        "type": "oauth",
        "message": "Invalid OAuth 2 Request"
      }
    ]
  },
  "lacking-right": {
    "errors": [
      {
        "type": "system",
        "message": "You do not have permission to perform this action"
      }
    ]
  },
  "not-found": {
    "errors": [
      {
        "type": "system",
        "message": "Not found"
      }
    ]
  },
  "duplicate-email": {
    "errors": [
      {
        "type": "validation",
        "message": "Email address has already been invited",
        "field": "email_address",
        "index": 1
      },
      {
        "type": "validation",
        "message": "Full name can't be blank",
        "field": "full_name",
        "index": 2
      }
    ]
  },
  "object-level": {
    "errors": [
      {
        "type": "validation",
        "message": "This invitation can no longer be changed",
        "field": "base"
      }
    ]
  },
  "too-many-requests": {
    "errors": [
      {
        "type": "system",
        "message": "Too many requests"
      }
    ]
  },
  "service-unavailable": {
    "errors": [
      {
        "type": "system",
        "message": "The service is temporarily unavailable"
      }
    ]
  },
  "single-collaborator": {
    "account_invitation": {
      "email_address": "mina.okafor@example.com",
      "full_name": "Mina Okafor",
      "permission": "collaborator"
    }
  },
  "single-every-field": {
    "account_invitation": {
      "email_address": "luis.rivera@example.com",
      "full_name": "Luis Rivera",
      "headline": "Senior Consultant",
      "permission": "project_lead",
      "default_role_id": 7301,
      "default_read_only": false,
      "bill_rate_in_cents": 17500,
      "cost_rate_in_cents": 9200,
      "billability_target": 80,
      "external_reference": {
        "service_name": "people-directory",
        "service_model": "Person",
        "service_model_ref": "P-20418",
        "status": "successful",
        "external_message": "Created from the people directory",
        "external_link": "https://directory.example.com/people/P-20418",
        "external_status": "active",
        "locked": true
      }
    }
  },
  "single-billability-boolean": {
    "account_invitation": {
      "email_address": "hana.sato@example.com",
      "full_name": "Hana Sato",
      "permission": "punch_clock",
      "bill_rate_in_cents": 9000,
      "billability_target": true
    }
  },
  "bulk-three-people": {
    "account_invitations": [
      {
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor",
        "permission": "collaborator"
      },
      {
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "permission": "project_lead",
        "billability_target": 80,
        "external_reference": {
          "service_name": "people-directory",
          "service_model": "Person",
          "service_model_ref": "P-20418",
          "status": "pending"
        }
      },
      {
        "email_address": "tom.lindqvist@example.com",
        "full_name": "Tom Lindqvist",
        "permission": "reports_viewer",
        "default_read_only": true,
        "external_reference": {
          "service_name": "people-directory",
          "service_model": "Person",
          "service_model_ref": "P-20977",
          "status": "failed",
          "external_message": "The directory has no manager for this person"
        }
      }
    ]
  },
  "bulk-one-person": {
    "account_invitations": [
      {
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor"
      }
    ]
  },
  "one-created": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "50977"
      }
    ],
    "account_invitations": {
      "50977": {
        "id": "50977",
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor",
        "headline": null,
        "pending": true,
        "permission": "collaborator",
        "expiration_date": "2026-04-03T16:05:41-07:00",
        "bill_rate_in_cents": null,
        "billability_target": null,
        "cost_rate_in_cents": null
      }
    }
  },
  "one-created-with-includes": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "48213"
      }
    ],
    "account_invitations": {
      "48213": {
        "id": "48213",
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "headline": "Senior Consultant",
        "pending": true,
        "permission": "project_lead",
        "expiration_date": "2026-04-02T09:30:06-07:00",
        "bill_rate_in_cents": 17500,
        "billability_target": 80,
        "cost_rate_in_cents": 9200,
        "default_role_id": "7301",
        "inviter_id": "30115"
      }
    },
    "users": {
      "30115": {
        "id": "30115",
        "full_name": "Ada Brandt",
        "email_address": "ada.brandt@example.com",
        "headline": "Head of Delivery",
        "photo_path": "https://app.mavenlink.com/images/default_profile_photo/default.png"
      }
    },
    "roles": {
      "7301": {
        "id": "7301",
        "name": "Consultant",
        "created_at": "2021-02-11T08:00:00-08:00",
        "updated_at": "2025-06-30T10:12:54-07:00",
        "deleted_at": null
      }
    }
  },
  "three-created": {
    "count": 3,
    "meta": {
      "count": 3,
      "page_count": 1,
      "page_number": 1,
      "page_size": 50
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "50979"
      },
      {
        "key": "account_invitations",
        "id": "50978"
      },
      {
        "key": "account_invitations",
        "id": "50977"
      }
    ],
    "account_invitations": {
      "50977": {
        "id": "50977",
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor",
        "headline": null,
        "pending": true,
        "permission": "collaborator",
        "expiration_date": "2026-04-03T16:05:41-07:00"
      },
      "50978": {
        "id": "50978",
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "headline": null,
        "pending": true,
        "permission": "project_lead",
        "expiration_date": "2026-04-03T16:05:41-07:00",
        "billability_target": 80
      },
      "50979": {
        "id": "50979",
        "email_address": "tom.lindqvist@example.com",
        "full_name": "Tom Lindqvist",
        "headline": null,
        "pending": true,
        "permission": "reports_viewer",
        "expiration_date": "2026-04-03T16:05:41-07:00"
      }
    }
  },
  "accepted-with-includes": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "48213"
      }
    ],
    "account_invitations": {
      "48213": {
        "id": "48213",
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "headline": "Senior Consultant",
        "pending": false,
        "permission": "project_lead",
        "expiration_date": "2026-04-02T09:30:06-07:00",
        "bill_rate_in_cents": 17500,
        "billability_target": 80,
        "cost_rate_in_cents": 9200,
        "default_role_id": "7301",
        "invitee_id": "31902",
        "inviter_id": "30115"
      }
    },
    "users": {
      "30115": {
        "id": "30115",
        "full_name": "Ada Brandt",
        "email_address": "ada.brandt@example.com",
        "headline": "Head of Delivery",
        "photo_path": "https://app.mavenlink.com/images/default_profile_photo/default.png",
        "classification": "Internal"
      },
      "31902": {
        "id": "31902",
        "full_name": "Luis Rivera",
        "email_address": "luis.rivera@example.com",
        "headline": "Senior Consultant",
        "photo_path": "https://app.mavenlink.com/images/default_profile_photo/default.png",
        "abbreviated_timezone": "PST",
        "bio": "Twelve years in finance systems.",
        "city": "Portland",
        "classification": "External",
        "country": "US",
        "last_site_activity": "2026-03-11T08:14:55-07:00",
        "state": "Oregon",
        "website": "https://luis.example.com",
        "account_membership_id": "90412",
        "manager_id": "30115",
        "role_id": "7301",
        "custom_field_value_ids": [
          "602325",
          "602326"
        ],
        "external_reference_ids": [
          "1180"
        ],
        "skill_ids": [
          "411",
          "97"
        ],
        "skill_membership_ids": [
          "5512",
          "5513"
        ],
        "work_sample_ids": []
      }
    },
    "roles": {
      "7301": {
        "id": "7301",
        "name": "Consultant",
        "created_at": "2021-02-11T08:00:00-08:00",
        "updated_at": "2025-06-30T10:12:54-07:00",
        "deleted_at": null,
        "external_reference_ids": [
          "1174"
        ]
      }
    }
  },
  "pending-invitation": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "50977"
      }
    ],
    "account_invitations": {
      "50977": {
        "id": "50977",
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor",
        "headline": "Analyst",
        "pending": true,
        "permission": "collaborator",
        "expiration_date": "2026-04-03T16:05:41-07:00"
      }
    }
  },
  "change-permission": {
    "account_invitation": {
      "permission": "project_creator"
    }
  },
  "change-every-field": {
    "account_invitation": {
      "billability_target": 75,
      "bill_rate_in_cents": 18500,
      "cost_rate_in_cents": 9800,
      "default_role_id": 7302,
      "permission": "reports_viewer_with_cost"
    }
  },
  "billability-boolean": {
    "account_invitation": {
      "billability_target": true
    }
  },
  "make-administrator": {
    "account_invitation": {
      "permission": "administrator"
    }
  },
  "updated-with-includes": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "48213"
      }
    ],
    "account_invitations": {
      "48213": {
        "id": "48213",
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "headline": "Senior Consultant",
        "pending": true,
        "permission": "reports_viewer_with_cost",
        "expiration_date": "2026-04-02T09:30:06-07:00",
        "bill_rate_in_cents": 18500,
        "billability_target": 75,
        "cost_rate_in_cents": 9800,
        "default_role_id": "7302",
        "inviter_id": "30115"
      }
    },
    "users": {
      "30115": {
        "id": "30115",
        "full_name": "Ada Brandt",
        "email_address": "ada.brandt@example.com",
        "headline": "Head of Delivery",
        "photo_path": "https://app.mavenlink.com/images/default_profile_photo/default.png"
      }
    },
    "roles": {
      "7302": {
        "id": "7302",
        "name": "Analyst",
        "created_at": "2021-02-11T08:00:00-08:00",
        "updated_at": "2024-01-09T14:40:02-08:00",
        "deleted_at": null
      }
    }
  },
  "updated-permission": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "47760"
      }
    ],
    "account_invitations": {
      "47760": {
        "id": "47760",
        "email_address": "priya.nair@example.com",
        "full_name": "Priya Nair",
        "headline": "Finance Partner",
        "pending": true,
        "permission": "administrator",
        "expiration_date": "2026-03-30T17:21:33-07:00"
      }
    }
  },
  "resent-with-inviter": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "48213"
      }
    ],
    "account_invitations": {
      "48213": {
        "id": "48213",
        "email_address": "luis.rivera@example.com",
        "full_name": "Luis Rivera",
        "headline": "Senior Consultant",
        "pending": true,
        "permission": "project_creator",
        "expiration_date": "2026-04-02T09:30:06-07:00",
        "inviter_id": "30115"
      }
    },
    "users": {
      "30115": {
        "id": "30115",
        "full_name": "Ada Brandt",
        "email_address": "ada.brandt@example.com",
        "headline": "Head of Delivery",
        "photo_path": "https://app.mavenlink.com/images/default_profile_photo/default.png"
      }
    }
  },
  "resent": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "account_invitations",
        "id": "50977"
      }
    ],
    "account_invitations": {
      "50977": {
        "id": "50977",
        "email_address": "mina.okafor@example.com",
        "full_name": "Mina Okafor",
        "headline": "Analyst",
        "pending": true,
        "permission": "collaborator",
        "expiration_date": "2026-04-03T16:05:41-07:00"
      }
    }
  },
  "consultant": {
    "invitation": {
      "full_name": "Mina Okafor",
      "email_address": "mina.okafor@example.com",
      "invitee_role": "maven"
    }
  },
  "client-with-message": {
    "invitation": {
      "full_name": "Greta Holm",
      "email_address": "greta.holm@example.com",
      "invitee_role": "buyer",
      "subject": "Join us in the relaunch project",
      "message": "Hello Greta, the plan and all files are in this project."
    }
  },
  "invited-client": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "workspace_invitations",
        "id": "88041"
      }
    ],
    "workspace_invitations": {
      "88041": {
        "id": "88041",
        "full_name": "Greta Holm",
        "email_address": "greta.holm@example.com",
        "invitee_role": "buyer",
        "subject": "Join us in the relaunch project",
        "message": "Hello Greta, the plan and all files are in this project."
      }
    }
  },
  "invited-consultant": {
    "count": 1,
    "meta": {
      "count": 1,
      "page_count": 1,
      "page_number": 1,
      "page_size": 20
    },
    "results": [
      {
        "key": "workspace_invitations",
        "id": "88040"
      }
    ],
    "workspace_invitations": {
      "88040": {
        "id": "88040",
        "full_name": "Mina Okafor",
        "email_address": "mina.okafor@example.com",
        "invitee_role": "maven",
        "subject": null,
        "message": null
      }
    }
  }
};

/** The example of an error answer with each status: the one that most operations name first. */
export const errors = {
  "400": "malformed-request",
  "401": "invalid-token",
  "403": "lacking-right",
  "404": "not-found",
  "422": "duplicate-email",
  "429": "too-many-requests",
  "503": "service-unavailable"
} as const;

/** The fields of each object. */
export const fields = {
  "CreateSingleAccountInvitationRequest": [
    "account_invitation"
  ],
  "CreateBulkAccountInvitationsRequest": [
    "account_invitations"
  ],
  "AccountInvitationCreate": [
    "email_address",
    "full_name",
    "billability_target",
    "bill_rate_in_cents",
    "cost_rate_in_cents",
    "default_read_only",
    "default_role_id",
    "headline",
    "permission",
    "external_reference"
  ],
  "ExternalReferenceCreate": [
    "service_name",
    "service_model",
    "service_model_ref",
    "status",
    "external_message",
    "external_link",
    "external_status",
    "locked"
  ],
  "UpdateAccountInvitationRequest": [
    "account_invitation"
  ],
  "AccountInvitationUpdate": [
    "billability_target",
    "bill_rate_in_cents",
    "cost_rate_in_cents",
    "default_role_id",
    "permission"
  ],
  "CreateWorkspaceInvitationRequest": [
    "invitation"
  ],
  "WorkspaceInvitationCreate": [
    "full_name",
    "email_address",
    "invitee_role",
    "subject",
    "message"
  ],
  "AccountInvitationsResponse": [
    "count",
    "meta",
    "results",
    "account_invitations",
    "users",
    "roles"
  ],
  "WorkspaceInvitationsResponse": [
    "count",
    "meta",
    "results",
    "workspace_invitations"
  ],
  "Meta": [
    "count",
    "page_count",
    "page_number",
    "page_size"
  ],
  "ResultReference": [
    "key",
    "id"
  ],
  "AccountInvitation": [
    "id",
    "email_address",
    "full_name",
    "headline",
    "pending",
    "permission",
    "expiration_date",
    "bill_rate_in_cents",
    "billability_target",
    "cost_rate_in_cents",
    "default_role_id",
    "invitee_id",
    "inviter_id"
  ],
  "WorkspaceInvitation": [
    "id",
    "email_address",
    "full_name",
    "invitee_role",
    "message",
    "subject"
  ],
  "User": [
    "id",
    "full_name",
    "email_address",
    "headline",
    "photo_path",
    "abbreviated_timezone",
    "bio",
    "city",
    "classification",
    "country",
    "last_site_activity",
    "state",
    "website",
    "account_membership_id",
    "manager_id",
    "role_id",
    "custom_field_value_ids",
    "external_reference_ids",
    "skill_ids",
    "skill_membership_ids",
    "work_sample_ids"
  ],
  "Role": [
    "id",
    "name",
    "created_at",
    "updated_at",
    "deleted_at",
    "external_reference_ids"
  ],
  "ErrorResponse": [
    "errors"
  ],
  "ErrorEntry": [
    "type",
    "message",
    "field",
    "index"
  ]
} as const;

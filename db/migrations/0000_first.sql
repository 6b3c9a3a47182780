CREATE TABLE `activities` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`message_id` text NOT NULL,
	`audience_id` text NOT NULL,
	`channel` text NOT NULL,
	`when` text NOT NULL,
	`late` text NOT NULL,
	`owner` text,
	`position` integer NOT NULL,
	`content_hash` text NOT NULL,
	`approved_hash` text,
	`paused_at` integer,
	`ended_at` integer,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `activity_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `activity_versions_by_activity` ON `activity_versions` (`campaign_id`,`activity_id`,`id`);--> statement-breakpoint
CREATE TABLE `anchors` (
	`campaign_id` text NOT NULL,
	`name` text NOT NULL,
	`wall` text NOT NULL,
	`zone` text NOT NULL,
	`instant` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `name`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`approver` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `approvals_by_activity` ON `approvals` (`campaign_id`,`activity_id`,`id`);--> statement-breakpoint
CREATE TABLE `audiences` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`population` text,
	`rule` text,
	`list` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`service` text NOT NULL,
	`languages` text NOT NULL,
	`quiet_hours` text,
	`budget` text,
	`core_messages` text NOT NULL,
	`attributes` text NOT NULL,
	`is_example` integer NOT NULL,
	`schedule_epoch` integer DEFAULT 1 NOT NULL,
	`paused_at` integer,
	`cancelled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channels` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`rate` text,
	`next_slot_at` real DEFAULT 0 NOT NULL,
	`down_until` integer,
	`down_reason` text,
	`down_count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `goals` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`level` text NOT NULL,
	`metric` text NOT NULL,
	`audience_id` text NOT NULL,
	`baseline` text NOT NULL,
	`target` text NOT NULL,
	`by` text NOT NULL,
	`by_instant` integer NOT NULL,
	`measured_by` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `links` (
	`code` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`language` text NOT NULL,
	`url` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_once` ON `links` (`campaign_id`,`activity_id`,`language`,`url`);--> statement-breakpoint
CREATE TABLE `message_variants` (
	`campaign_id` text NOT NULL,
	`message_id` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `message_id`, `language`),
	FOREIGN KEY (`campaign_id`,`message_id`) REFERENCES `messages`(`campaign_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`channel` text NOT NULL,
	`purpose` text NOT NULL,
	`core` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`contact_id` integer NOT NULL,
	`channel` text NOT NULL,
	`granted` integer NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `channel`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text,
	`email` text,
	`email_hash` text,
	`phone` text,
	`phone_hash` text,
	`language` text,
	`timezone` text,
	`first_name` text,
	`last_name` text,
	`attributes` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`erased_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_by_external_id` ON `contacts` (`external_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_by_email` ON `contacts` (`email_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_by_phone` ON `contacts` (`phone_hash`);--> statement-breakpoint
CREATE TABLE `list_members` (
	`list_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	PRIMARY KEY(`list_id`, `contact_id`),
	FOREIGN KEY (`list_id`) REFERENCES `lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `list_members_by_contact` ON `list_members` (`contact_id`);--> statement-breakpoint
CREATE TABLE `lists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`is_example` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lists_name_unique` ON `lists` (`name`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`channel` text NOT NULL,
	`address_hash` text NOT NULL,
	`campaign_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`address_hash`, `channel`, `campaign_id`)
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`occurrence_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`channel` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`not_before` integer DEFAULT 0 NOT NULL,
	`settle_by` integer,
	`handed_off_at` integer,
	`settled_at` integer,
	`provider_ref` text,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`occurrence_id`,`contact_id`,`channel`);--> statement-breakpoint
CREATE INDEX `deliveries_queued` ON `deliveries` (`occurrence_id`,`not_before`) WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX `deliveries_handed_off` ON `deliveries` (`settle_by`) WHERE status = 'handed-off';--> statement-breakpoint
CREATE INDEX `deliveries_by_contact` ON `deliveries` (`contact_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`campaign_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`language` text NOT NULL,
	`link_code` text,
	`automated` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_by_activity` ON `events` (`campaign_id`,`activity_id`,`kind`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`to` text NOT NULL,
	`subject` text NOT NULL,
	`raw` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `occurrences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`wall` text NOT NULL,
	`zone` text NOT NULL,
	`instant` integer NOT NULL,
	`latest_at` integer,
	`schedule_epoch` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`send_late` integer DEFAULT false NOT NULL,
	`frozen_to` integer DEFAULT 0 NOT NULL,
	`frozen_at` integer,
	`goes_on_at` integer,
	`finished_at` integer,
	`audience` integer DEFAULT 0 NOT NULL,
	`queued` integer DEFAULT 0 NOT NULL,
	`handed_off` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`unknown` integer DEFAULT 0 NOT NULL,
	`cancelled` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `occurrences_once` ON `occurrences` (`campaign_id`,`activity_id`,`ordinal`);--> statement-breakpoint
CREATE INDEX `occurrences_open` ON `occurrences` (`instant`) WHERE finished_at IS NULL;--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_log_by_subject` ON `audit_log` (`subject`,`id`);--> statement-breakpoint
CREATE TABLE `installation` (
	`id` integer PRIMARY KEY NOT NULL,
	`secret_check` text NOT NULL,
	`created_at` integer NOT NULL,
	`ticked_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`roles` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_unique` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `index_answers` (
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`number` integer NOT NULL,
	`language` text NOT NULL,
	`answers` text NOT NULL,
	`answered_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `material_id`, `number`, `language`)
);
--> statement-breakpoint
CREATE TABLE `material_links` (
	`code` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`language` text NOT NULL,
	`placement_id` text NOT NULL,
	`url` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_links_once` ON `material_links` (`campaign_id`,`material_id`,`language`,`placement_id`,`url`);--> statement-breakpoint
CREATE TABLE `material_pages` (
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`number` integer NOT NULL,
	`language` text NOT NULL,
	`form` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `material_id`, `number`, `language`, `form`)
);
--> statement-breakpoint
CREATE TABLE `material_versions` (
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`number` integer NOT NULL,
	`snapshot` text NOT NULL,
	`note` text NOT NULL,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	`withdrawn_reason` text,
	PRIMARY KEY(`campaign_id`, `material_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `material_visits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`automated` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `material_visits_by_material` ON `material_visits` (`campaign_id`,`material_id`,`code`);--> statement-breakpoint
CREATE TABLE `pictures` (
	`campaign_id` text NOT NULL,
	`hash` text NOT NULL,
	`type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`campaign_id`, `hash`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `placements` (
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`place` text NOT NULL,
	`keeper` text,
	`language` text NOT NULL,
	`version` integer,
	`placed_at` integer,
	`placed_by` text,
	PRIMARY KEY(`campaign_id`, `material_id`, `id`)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_activities` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`message_id` text,
	`audience_id` text,
	`channel` text NOT NULL,
	`material_id` text,
	`material_version` integer,
	`when` text NOT NULL,
	`repeat` text,
	`exdate` text,
	`rdate` text,
	`clock` text DEFAULT 'campaign' NOT NULL,
	`not_before_activity` text,
	`blackout_override` text,
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
INSERT INTO `__new_activities`("campaign_id", "id", "message_id", "audience_id", "channel", "material_id", "material_version", "when", "repeat", "exdate", "rdate", "clock", "not_before_activity", "blackout_override", "late", "owner", "position", "content_hash", "approved_hash", "paused_at", "ended_at") SELECT "campaign_id", "id", "message_id", "audience_id", "channel", "material_id", NULL, "when", "repeat", "exdate", "rdate", "clock", "not_before_activity", "blackout_override", "late", "owner", "position", "content_hash", "approved_hash", "paused_at", "ended_at" FROM `activities`;--> statement-breakpoint
DROP TABLE `activities`;--> statement-breakpoint
ALTER TABLE `__new_activities` RENAME TO `activities`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
ALTER TABLE `occurrences` ADD `proof` text;--> statement-breakpoint
ALTER TABLE `occurrences` ADD `done_by` text;--> statement-breakpoint
ALTER TABLE `materials` ADD `pictures` text;--> statement-breakpoint
ALTER TABLE `materials` ADD `authors` text;
CREATE TABLE `material_checks` (
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`language` text NOT NULL,
	`checked_hash` text NOT NULL,
	`findings` text NOT NULL,
	`is_measured` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `material_id`, `language`),
	FOREIGN KEY (`campaign_id`,`material_id`) REFERENCES `materials`(`campaign_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `material_contents` (
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`language` text NOT NULL,
	`content` text NOT NULL,
	`source_hash` text NOT NULL,
	`author` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `material_id`, `language`),
	FOREIGN KEY (`campaign_id`,`material_id`) REFERENCES `materials`(`campaign_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `material_translation_checks` (
	`campaign_id` text NOT NULL,
	`material_id` text NOT NULL,
	`language` text NOT NULL,
	`content_hash` text NOT NULL,
	`source_hash` text NOT NULL,
	`checked_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `material_id`, `language`)
);
--> statement-breakpoint
CREATE TABLE `materials` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`template` text NOT NULL,
	`core` text NOT NULL,
	`owner` text NOT NULL,
	`next_review` text NOT NULL,
	`paper` text,
	`accent` text,
	`address` text,
	`figures` text NOT NULL,
	`overrides` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `activities` ADD `material_id` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `jargon` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `allowed_domains` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `helplines` text;